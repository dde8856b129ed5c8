import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { ProblemException } from '../problems/problem.exception';
import { rememberCaller } from './caller';
import { ROUTE_POLICY, type RoutePolicy } from './route-policy';
import { TokenVerifier, unauthenticated } from './token-verifier';

/** Lets a request through by its route's policy; a route without one lets nobody through. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly verifier: TokenVerifier,
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
    if (!policy?.includes(caller.role)) throw new ProblemException('forbidden');
    rememberCaller(request, caller);
    return true;
  }
}

export function bearerToken(request: Request): string | undefined {
  return /^Bearer ([\w.~+/=-]+)$/i.exec(request.headers.authorization ?? '')?.[1];
}
