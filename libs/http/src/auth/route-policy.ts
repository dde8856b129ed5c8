import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiProblem } from '../openapi/api-problem';
import type { Role } from './roles';

/** Who may call a route. A route without a policy is refused at boot. */
export type RoutePolicy = 'public' | readonly Role[];

export const ROUTE_POLICY = 'chunfeng:route-policy';

/** Anyone may call the route, without a token. */
export function Public(): MethodDecorator & ClassDecorator {
  return SetMetadata(ROUTE_POLICY, 'public' satisfies RoutePolicy);
}

/** Callers with one of these roles may call the route; a method's policy replaces its controller's. */
export function Roles(...roles: [Role, ...Role[]]): MethodDecorator & ClassDecorator {
  return applyDecorators(
    SetMetadata(ROUTE_POLICY, roles satisfies RoutePolicy),
    ApiProblem('unauthenticated', 'forbidden', 'too-many-requests'),
  );
}
