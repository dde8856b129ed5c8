import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { requestIdOf } from '../observability/request-id';
import { ProblemException } from '../problems/problem.exception';
import type { Role } from './roles';

/** Who makes a request, as the verified token says. */
export interface Caller {
  /** Stable id of the account (`sub`); never a name. */
  readonly id: string;
  readonly role: Role;
  /** Office whose rights the caller has: "own" is that office and what lies below it. */
  readonly office?: string;
  /** For the role `employer`: uuid of the employer that the account belongs to; absent: it has joined none yet. */
  readonly employerId?: string;
}

const callers = new WeakMap<object, Caller>();

/** Request that a caller makes; every request has a caller object of its own. */
const requests = new WeakMap<Caller, Request>();

export function rememberCaller(request: Request, verified: Caller): void {
  // A verified token's caller is shared by all its requests.
  const caller = { ...verified };
  callers.set(request, caller);
  requests.set(caller, request);
}

/** @throws Error when the caller was not handed out by {@link CurrentCaller}. */
export function requestIdOfCaller(caller: Caller): string {
  const request = requests.get(caller);
  if (request === undefined) throw new Error('a caller without a request');
  return requestIdOf(request);
}

export function findCaller(request: Request): Caller | undefined {
  return callers.get(request);
}

/** @throws ProblemException `unauthenticated` when the request carries no verified token. */
export function callerOf(request: Request): Caller {
  const caller = callers.get(request);
  if (caller === undefined) throw new ProblemException('unauthenticated');
  return caller;
}

/** `@CurrentCaller() caller: Caller` */
export const CurrentCaller = createParamDecorator((_data: undefined, context: ExecutionContext) =>
  callerOf(context.switchToHttp().getRequest<Request>()),
);
