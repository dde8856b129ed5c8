import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  UseInterceptors,
} from '@nestjs/common';
import { formatPosition, type LogPosition, parsePosition } from '@chunfeng/event-log';
import { Reflector } from '@nestjs/core';
import { ApiHeader } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Observable } from 'rxjs';
import { ApiProblem } from '../openapi/api-problem';
import { ProblemException } from '../problems/problem.exception';
import { PositionWaiter } from './position-waiter';

export const READS_VIEWS = 'chunfeng:reads-views';
const PATIENCE_MS = 2_000;

/**
 * Names the views (projection names) that a query is answered from. The answer carries `Chunfeng-Position`, the
 * position that the views had reached before they were read; a client that sends `Min-Position` waits for it at
 * most 2 s. `Chunfeng-Degraded` lists the views among them that are not complete.
 *
 * @example \@Get() \@Roles('clerk') \@ReadsViews('open-postings') find(\@Query() query: FindPostings) { … }
 */
export function ReadsViews(...views: [string, ...string[]]): MethodDecorator {
  return applyDecorators(
    SetMetadata(READS_VIEWS, views),
    UseInterceptors(ReadsViewsInterceptor),
    ApiHeader({ name: 'Min-Position', description: 'epoch.position that the answer must include' }),
    ApiProblem('min-position-malformed', 'position-not-reached', 'position-of-other-epoch'),
  );
}

@Injectable()
export class ReadsViewsInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly waiter: PositionWaiter,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const views = this.reflector.get<readonly string[]>(READS_VIEWS, context.getHandler());
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    const wanted = minPositionOf(request);
    // Read before the query runs: the answer may know more than it says, never less.
    const [position, degraded] = await Promise.all([
      wanted === undefined ? this.waiter.positionOf(views) : this.await(views, wanted),
      this.waiter.degraded(views),
    ]);
    response.setHeader('Chunfeng-Position', formatPosition(position));
    if (degraded.length > 0) response.setHeader('Chunfeng-Degraded', degraded.join(', '));
    return next.handle();
  }

  private async await(views: readonly string[], wanted: LogPosition): Promise<LogPosition> {
    const { reached, position } = await this.waiter.waitFor(views, wanted, PATIENCE_MS);
    if (reached) return position;
    const members = { reached: formatPosition(position) };
    if (position.epoch !== wanted.epoch) throw new ProblemException('position-of-other-epoch', { members });
    throw new ProblemException('position-not-reached', {
      members,
      headers: { 'Retry-After': '1', 'Chunfeng-Position': formatPosition(position) },
    });
  }
}

function minPositionOf(request: Request): LogPosition | undefined {
  const header = request.headers['min-position'];
  if (header === undefined) return undefined;
  const position = typeof header === 'string' ? parsePosition(header) : undefined;
  if (position !== undefined) return position;
  throw new ProblemException('min-position-malformed', {
    errors: [{ in: 'header', field: 'Min-Position', code: 'min-position-malformed' }],
  });
}
