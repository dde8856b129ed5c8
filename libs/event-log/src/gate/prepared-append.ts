import type { AppendRequest, EncodedEvent, StreamClaim } from '../append.types';
import { InvalidEventError } from '../errors';
import { jsonViolation, MAX_EVENT_BYTES, textViolation } from '../json-border';

/** A request that has passed the border, with its JSON written out once. */
export interface PreparedAppend {
  readonly request: AppendRequest;
  readonly answer: string;
  /** Of every event, in the order of the streams. */
  readonly metas: readonly string[];
  /** Bytes of payload, about. */
  readonly size: number;
}

/**
 * The gate's own border: what the server would refuse, or take although it cannot be read back.
 * @throws InvalidEventError
 */
export function prepareAppend(request: AppendRequest): PreparedAppend {
  const { caller, key } = request.idempotency;
  checkText(caller);
  checkText(key);
  checkClaims(request.take);
  checkClaims(request.release);
  const answer = json('answer', request.answer ?? null);
  const metas: string[] = [];
  const streamIds = new Set<string>();
  let size = 0;
  for (const { streamId, expectedVersion, events } of request.streams) {
    checkText(streamId);
    if (streamIds.has(streamId)) refuse('streams', 'a stream occurs twice');
    streamIds.add(streamId);
    if (!Number.isSafeInteger(expectedVersion) || expectedVersion < 0) {
      refuse('expectedVersion', 'is not a version');
    }
    for (const event of events) {
      size += sizeOf(event);
      metas.push(json('meta', event.meta));
    }
  }
  return { request, answer, metas, size };
}

function json(subject: string, value: unknown): string {
  const text = JSON.stringify(value);
  const violation = jsonViolation(value, text);
  if (violation !== undefined) refuse(subject, violation);
  checkSize(subject, text);
  return text;
}

function sizeOf({ type, data }: EncodedEvent): number {
  checkSize(type, data);
  return data.length;
}

function checkSize(subject: string, json: string): void {
  // Counting bytes is worth it only where the count of characters leaves a doubt.
  if (json.length * 3 > MAX_EVENT_BYTES && Buffer.byteLength(json) > MAX_EVENT_BYTES) {
    refuse(subject, 'over 256 KiB');
  }
}

/** Twice the same claim would be in its own way for ever in the queue, as it would be in the table. */
function checkClaims(claims: readonly StreamClaim[]): void {
  const seen = new Set<string>();
  for (const { scope, key } of claims) {
    checkText(scope);
    checkText(key);
    if (seen.size === seen.add(`${scope}\0${key}`).size) refuse('claims', 'a claim occurs twice');
  }
}

function checkText(text: string): void {
  const violation = textViolation(text);
  if (violation !== undefined) refuse('ids', violation);
}

function refuse(subject: string, violation: string): never {
  throw new InvalidEventError(subject, [violation]);
}
