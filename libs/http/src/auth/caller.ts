import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
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

export function rememberCaller(request: Request, caller: Caller): void {
  callers.set(request, caller);
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
