import type { AppendRequest } from '../append.types';
import { InvalidEventError } from '../errors';
import { jsonViolation, MAX_EVENT_BYTES, textViolation } from '../json-border';

/**
 * The gate's own border: what the server would refuse, or take although it cannot be read back.
 * @throws InvalidEventError
 */
export function checkRequest(request: AppendRequest): void {
  const { caller, key } = request.idempotency;
  const claims = [...request.take, ...request.release];
  const streamIds = request.streams.map((stream) => stream.streamId);
  if (new Set(streamIds).size !== streamIds.length) refuse('streams', 'a stream occurs twice');
  for (const text of [caller, key, ...streamIds, ...claims.flatMap((claim) => [claim.scope, claim.key])]) {
    const violation = textViolation(text);
    if (violation !== undefined) refuse('ids', violation);
  }
  const answer = jsonViolation(request.answer, JSON.stringify(request.answer ?? null));
  if (answer !== undefined) refuse('answer', answer);
  for (const stream of request.streams) {
    if (!Number.isSafeInteger(stream.expectedVersion) || stream.expectedVersion < 0) {
      refuse('expectedVersion', 'is not a version');
    }
    for (const event of stream.events) {
      if (Buffer.byteLength(event.data) > MAX_EVENT_BYTES) refuse(event.type, 'over 256 KiB');
      const meta = jsonViolation(event.meta, JSON.stringify(event.meta));
      if (meta !== undefined) refuse('meta', meta);
    }
  }
}

function refuse(subject: string, violation: string): never {
  throw new InvalidEventError(subject, [violation]);
}
