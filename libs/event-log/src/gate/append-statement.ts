import type pg from 'pg';
import type { AppendOutcome, AppendRequest, StreamClaim } from '../append.types';
import { isoInstant, TEXT_TYPES } from '../stored-event';
import type { PreparedAppend } from './prepared-append';

const TYPES = [
  ...['uuid[]', 'text[]', 'text[]', 'text[]', 'text[]', 'integer[]'],
  ...['integer[]', 'text[]', 'integer[]'],
  ...['integer[]', 'text[]', 'integer[]', 'uuid[]', 'text[]', 'integer[]', 'text[]', 'text[]'],
  ...['integer[]', 'text[]', 'text[]', 'text[]'],
  ...['integer[]', 'text[]', 'text[]', 'text[]'],
];
const TEXT = `select member, verdict, position, recorded_at, command_id, answer, stream_id, expected, actual, scope, key
from log.append(${TYPES.map((type, index) => `$${index + 1}::${type}`).join(', ')})`;

type Cell = string | null;
type VerdictRow = [
  member: string,
  verdict: string,
  position: Cell,
  recordedAt: Cell,
  commandId: Cell,
  answer: Cell,
  streamId: Cell,
  expected: Cell,
  actual: Cell,
  scope: Cell,
  key: Cell,
];

/** `log.append` for a batch, as one prepared statement. */
export function appendStatement(batch: readonly PreparedAppend[]): pg.QueryArrayConfig {
  return {
    name: 'log.append',
    text: TEXT,
    values: parameters(batch),
    rowMode: 'array',
    types: TEXT_TYPES,
  };
}

function parameters(batch: readonly PreparedAppend[]): unknown[] {
  const commands = columns(6);
  const streams = columns(3);
  const events = columns(8);
  const take = columns(4);
  const release = columns(4);
  batch.forEach(({ request, answer, metas }, index) => {
    const member = index + 1;
    const { commandId, idempotency } = request;
    let written = 0;
    for (const { streamId, expectedVersion, events: own } of request.streams) {
      push(streams, [member, streamId, expectedVersion]);
      own.forEach((event, nth) => {
        const version = expectedVersion + nth + 1;
        const meta = metas[written++] ?? '';
        push(events, [
          member,
          streamId,
          version,
          event.id,
          event.type,
          event.schemaVersion,
          event.data,
          meta,
        ]);
      });
    }
    const { caller, key, fingerprint } = idempotency;
    push(commands, [commandId, caller, key, fingerprint, answer, written]);
    for (const claim of request.take) push(take, claimRow(member, claim));
    for (const claim of request.release) push(release, claimRow(member, claim));
  });
  const [ids, callers, keys, fingerprints, answers, counts] = commands;
  const [members, streamIds, versions, eventIds, types, schemas, data, metas] = events;
  return [
    ...[ids, callers, keys, fingerprints, jsonArray(answers), counts, ...streams],
    ...[members, streamIds, versions, eventIds, types, schemas, jsonArray(data), jsonArray(metas)],
    ...[...take, ...release],
  ];
}

/**
 * An array of JSON texts as PostgreSQL reads it. JSON has no control characters, so that quoting it once more as
 * JSON escapes just what an array element needs: quotes and backslashes.
 */
function jsonArray(texts: readonly (string | number)[] = []): string {
  return `{${JSON.stringify(texts).slice(1, -1)}}`;
}

function claimRow(member: number, claim: StreamClaim): (string | number)[] {
  return [member, claim.scope, claim.key, claim.streamId];
}

/** The outcome of each member, in the order of the batch. */
export function outcomes(batch: readonly PreparedAppend[], rows: readonly unknown[]): AppendOutcome[] {
  const found = new Map((rows as VerdictRow[]).map((row) => [Number(row[0]), row]));
  return batch.map(({ request }, index) => {
    const row = found.get(index + 1);
    if (row === undefined) throw new Error('log.append gave no verdict for a member');
    return outcome(request, row);
  });
}

function outcome(request: AppendRequest, row: VerdictRow): AppendOutcome {
  const [, verdict, position, recordedAt, commandId, answer, streamId, expected, actual, scope, key] = row;
  switch (verdict) {
    case 'appended':
      return { kind: 'appended', position: Number(position), recordedAt: isoInstant(text(recordedAt)) };
    case 'replayed':
      return stored(request, { commandId, answer, position, recordedAt });
    case 'key-reused':
      return { kind: 'key-reused' };
    case 'version-conflict':
      return {
        kind: 'version-conflict',
        streamId: text(streamId),
        expected: Number(expected),
        actual: Number(actual),
      };
    case 'claim-taken':
      return { kind: 'claim-taken', scope: text(scope), key: text(key), heldBy: text(streamId) };
    default:
      throw new Error(`unknown verdict ${verdict}`);
  }
}

export interface StoredCommand {
  readonly commandId: Cell;
  readonly answer: Cell;
  readonly position: Cell;
  readonly recordedAt: Cell;
}

/** A command found under its key: this very one, whose reply was lost, or an earlier one. */
export function stored(request: AppendRequest, command: StoredCommand): AppendOutcome {
  const position = Number(command.position);
  return command.commandId === request.commandId
    ? { kind: 'appended', position, recordedAt: isoInstant(text(command.recordedAt)) }
    : { kind: 'replayed', answer: JSON.parse(text(command.answer)) as unknown, position };
}

function text(cell: Cell): string {
  if (cell === null) throw new Error('log.append left a column of its verdict empty');
  return cell;
}

function columns(count: number): (string | number)[][] {
  return Array.from({ length: count }, () => []);
}

function push(into: (string | number)[][], row: readonly (string | number)[]): void {
  row.forEach((value, column) => into[column]?.push(value));
}
