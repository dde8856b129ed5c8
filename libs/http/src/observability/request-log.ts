import type { NextFunction, Request, Response } from 'express';
import { findCaller } from '../auth/caller';
import { requestIdOf } from './request-id';
import type { StructuredLog } from './structured-log';

/**
 * Middleware that writes one line per request: id, method, route template, status, milliseconds, who called. Never a
 * body, a query value, a header or the path itself, for a path may hold an id and a query a name (INV-SEAL).
 */
export function logRequests(log: StructuredLog) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const start = performance.now();
    if (!request.url.startsWith('/health/'))
      response.once('close', () => writeLine(log, request, response, start));
    next();
  };
}

function writeLine({ lines }: StructuredLog, request: Request, response: Response, start: number): void {
  const caller = findCaller(request);
  const route = (request.route as { path?: unknown } | undefined)?.path;
  const line = {
    requestId: requestIdOf(request),
    method: request.method,
    route: typeof route === 'string' ? route : 'unmatched',
    status: response.statusCode,
    ms: Math.round((performance.now() - start) * 100) / 100,
    caller: caller?.id,
    role: caller?.role,
  };
  if (!response.writableFinished) lines.warn(line, 'request cut off');
  else if (response.statusCode >= 500) lines.error(line, 'request failed');
  else lines.info(line, 'request');
}
