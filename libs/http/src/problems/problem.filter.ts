import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Injectable,
  Logger,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { RouteTable } from '../auth/route-table';
import { requestIdOf } from '../observability/request-id';
import { safeError } from '../observability/safe-error';
import { languageOf } from './language';
import { problemDocument } from './problem-document';
import { ProblemException } from './problem.exception';
import { isStoreOutage } from './store-outage';

const BY_STATUS: Readonly<Record<number, string>> = {
  400: 'bad-request',
  401: 'unauthenticated',
  403: 'forbidden',
  406: 'not-acceptable',
  413: 'body-too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
  503: 'not-ready',
};

/** Whatever is thrown becomes problem details; what nobody expected becomes a 500 that tells its id only. */
@Injectable()
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  constructor(private readonly routes: RouteTable) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = this.problemFrom(thrown, request);
    const requestId = requestIdOf(request);
    if (problem.code === 'internal-error' || problem.code === 'store-unavailable')
      this.logger.error({ requestId, error: safeError(thrown), msg: 'unexpected error' });
    if (response.headersSent) {
      // Half an answer must not look like a whole one.
      response.destroy();
      return;
    }
    const language = languageOf(request.headers['accept-language']);
    const document = problemDocument(problem, language, requestId);
    response
      .status(document.status)
      .set({
        'Content-Type': 'application/problem+json; charset=utf-8',
        'Content-Language': language,
        'Cache-Control': 'no-store',
        ...problem.details.headers,
      })
      .vary('Accept-Language');
    // Not `json()`: it would put its own content type.
    response.end(JSON.stringify(document));
  }

  private problemFrom(thrown: unknown, request: Request): ProblemException {
    if (thrown instanceof ProblemException) return thrown;
    if (isStoreOutage(thrown))
      return new ProblemException('store-unavailable', { headers: { 'Retry-After': '1' } });
    if (!(thrown instanceof HttpException)) return new ProblemException('internal-error');
    const status = thrown.getStatus();
    if (status === 404) return this.notFound(request);
    if (status === 400 && thrown.message.startsWith('Failed to decode param'))
      return new ProblemException('malformed-url');
    return new ProblemException(BY_STATUS[status] ?? (status < 500 ? 'bad-request' : 'internal-error'));
  }

  private notFound(request: Request): ProblemException {
    const methods = this.routes.methodsAt(request.path);
    if (methods.length === 0 || methods.includes(request.method)) return new ProblemException('not-found');
    return new ProblemException('method-not-allowed', { headers: { Allow: methods.join(', ') } });
  }
}
