import { type CanActivate, type ExecutionContext, Injectable, Optional } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { ProblemException } from '../problems/problem.exception';
import { type Caller, rememberCaller } from './caller';
import { EmployerAccounts } from './employer-accounts';
import { ROUTE_POLICY, type RoutePolicy } from './route-policy';
import { TokenVerifier, unauthenticated } from './token-verifier';

/** Lets a request through by its route's policy; a route without one lets nobody through. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly verifier: TokenVerifier,
    @Optional() private readonly accounts?: EmployerAccounts,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const policy = this.reflector.getAllAndOverride<RoutePolicy | undefined>(ROUTE_POLICY, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (policy === 'public') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const token = bearerToken(request);
    if (token === undefined) throw unauthenticated();
    const caller = await this.verifier.verify(token);
    if (!policy?.includes(caller.role))
      throw new ProblemException('forbidden', { members: { roles: policy ?? [] } });
    rememberCaller(request, await this.withEmployer(caller));
    return true;
  }

  /** A route that needs the employer answers for itself when there is none: joining one must be possible. */
  private async withEmployer(caller: Caller): Promise<Caller> {
    if (caller.role !== 'employer' || caller.employerId !== undefined) return caller;
    const employerId = await this.accounts?.employerOf(caller.id);
    return employerId === undefined ? caller : { ...caller, employerId };
  }
}

export function bearerToken(request: Request): string | undefined {
  return /^Bearer ([\w.~+/=-]+)$/i.exec(request.headers.authorization ?? '')?.[1];
}
