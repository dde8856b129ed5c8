import type { NextFunction, Request, Response } from 'express';
import { uuidv7 } from 'uuidv7';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const ids = new WeakMap<object, string>();

/** The id of a request: correlation id of its events, `instance` of its problems, `requestId` in the log. */
export function requestIdOf(request: Request): string {
  const known = ids.get(request);
  if (known !== undefined) return known;
  const offered = request.headers['x-request-id'];
  // Only a UUID is taken over: any other text could carry a personal value into log and events (INV-SEAL).
  const id = typeof offered === 'string' && UUID.test(offered) ? offered.toLowerCase() : uuidv7();
  ids.set(request, id);
  return id;
}

/** Middleware that names the request in every answer. */
export function answerWithRequestId(request: Request, response: Response, next: NextFunction): void {
  response.setHeader('X-Request-Id', requestIdOf(request));
  next();
}
