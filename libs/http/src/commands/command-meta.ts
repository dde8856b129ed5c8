import type { Actor, CommandContext } from '@chunfeng/event-log';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { type Caller, callerOf } from '../auth/caller';
import { requestIdOf } from '../observability/request-id';
import { idempotencyKeyOf } from './idempotency-key';

const TRACEPARENT = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * `@CommandMeta() context: CommandContext`: who asks, under which key and with which content. Its fingerprint
 * covers method, path and body, so that a key that is used again for anything else is noticed (INV-IDEM).
 * A context that knows `occurredAt` spreads it in: `{ ...context, occurredAt: body.occurredAt }`.
 *
 * @throws ProblemException `idempotency-key-missing`, `idempotency-key-malformed`, `idempotency-key-personal`, `unauthenticated`.
 */
export const CommandMeta = createParamDecorator(
  (_data: undefined, context: ExecutionContext): CommandContext =>
    commandContextOf(context.switchToHttp().getRequest<Request>()),
);

export function commandContextOf(request: Request): CommandContext {
  const caller = callerOf(request);
  const actor: Actor = {
    id: caller.id,
    role: caller.role,
    ...(caller.office === undefined ? {} : { office: caller.office }),
  };
  const traceparent = request.headers['traceparent'];
  return {
    caller: scopeOf(caller),
    idempotencyKey: idempotencyKeyOf(request),
    content: { method: request.method, path: request.path, body: (request.body as unknown) ?? null },
    actor,
    correlationId: requestIdOf(request),
    ...(typeof traceparent === 'string' && TRACEPARENT.test(traceparent) ? { traceparent } : {}),
    lane: 'interactive',
  };
}

/**
 * Whose keys are compared (INV-IDEM). An account that acts in another role, or for somebody else, is somebody else: a
 * repeat must not be answered with what only the other one may know. Its colons keep it apart from the keys of the
 * program's own parts.
 */
function scopeOf({ id, role, office, employerId }: Caller): string {
  return `account:${role}:${employerId ?? office ?? ''}:${id}`;
}
