import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request } from 'express';
import type { Params } from 'nestjs-pino';
import { findCaller } from '../auth/caller';
import type { HttpSettings } from '../http-settings';
import { requestIdOf } from './request-id';
import { safeError } from './safe-error';

/**
 * One line per request: method, route template, status, time, ids. Never a body, a query value, a header or the
 * path itself, for a path may hold an id and a query a name (INV-SEAL).
 */
export function requestLog({ options: { logs } }: HttpSettings): Params {
  const pinoOptions = {
    level: logs === false ? 'silent' : (logs?.level ?? 'info'),
    base: null,
    genReqId: (request: IncomingMessage) => requestIdOf(request as Request),
    autoLogging: { ignore: (request: IncomingMessage) => request.url?.startsWith('/health/') ?? false },
    quietReqLogger: true,
    customAttributeKeys: { reqId: 'requestId', responseTime: 'ms' },
    wrapSerializers: false,
    serializers: {
      req: () => undefined,
      res: () => undefined,
      err: (thrown: unknown) => safeError(thrown),
      error: (thrown: unknown) => (thrown instanceof Error ? safeError(thrown) : thrown),
    },
    customLogLevel: (_request: IncomingMessage, response: ServerResponse, error?: Error) =>
      error !== undefined || response.statusCode >= 500 ? ('error' as const) : ('info' as const),
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request failed',
    customSuccessObject: (request: IncomingMessage, response: ServerResponse, fields: { ms?: number }) =>
      lineOf(request as Request, response, fields),
    customErrorObject: (
      request: IncomingMessage,
      response: ServerResponse,
      _error: Error,
      fields: { ms?: number },
    ) => lineOf(request as Request, response, fields),
  };
  const destination = logs === false ? undefined : logs?.destination;
  return { pinoHttp: destination === undefined ? pinoOptions : [pinoOptions, destination] };
}

function lineOf(request: Request, response: ServerResponse, { ms }: { ms?: number }) {
  const caller = findCaller(request);
  const route = (request.route as { path?: unknown } | undefined)?.path;
  return {
    method: request.method,
    route: typeof route === 'string' ? route : 'unmatched',
    status: response.statusCode,
    ms,
    ...(caller === undefined ? {} : { caller: caller.id, role: caller.role }),
  };
}
