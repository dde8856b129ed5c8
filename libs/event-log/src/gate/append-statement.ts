import type pg from 'pg';
import type { AppendOutcome, AppendRequest, StreamClaim } from '../append.types';
import { isoInstant, TEXT_TYPES } from '../stored-event';
import type { PreparedAppend } from './prepared-append';

const TYPES = [
  ...['uuid[]', 'text[]', 'text[]', 'text[]', 'text[]', 'integer[]'],
  ...['integer[]', 'text[]', 'integer[]'],
  ...['integer[]', 'text[]', 'integer[]', 'uuid[]', 'text[]', 'integer[]', 'text[]', 'text[]'],
  ...['integer[]', 'text[]', 'text[]', 'text[]', 'boolean[]'],
];
const TEXT = `select member, verdict, position, recorded_at, command_id, answer, stream_id, expected, actual, scope, key
from log.append(${TYPES.map((type, index) => `$${index + 1}::${type}`).join(', ')})`;

/** The row that speaks for all winners. */
const WINNERS = 0;

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

/** One array per column, in the order of {@link TYPES}. Written out by hand: this runs under everybody's wait. */
function parameters(batch: readonly PreparedAppend[]): unknown[] {
  const commands = {
    id: texts(),
    caller: texts(),
    key: texts(),
    print: texts(),
    answer: texts(),
    events: ints(),
  };
  const streams = { member: ints(), id: texts(), expected: ints() };
  const events = {
    member: ints(),
    stream: texts(),
    version: ints(),
    id: texts(),
    type: texts(),
    schema: ints(),
  };
  const payloads = { data: texts(), meta: texts() };
  const claims = { member: ints(), scope: texts(), key: texts(), stream: texts(), take: texts() };

  let member = 0;
  for (const { request, answer, metas } of batch) {
    member++;
    let written = 0;
    for (const { streamId, expectedVersion, events: own } of request.streams) {
      streams.member.push(member);
      streams.id.push(streamId);
      streams.expected.push(expectedVersion);
      let version = expectedVersion;
      for (const event of own) {
        events.member.push(member);
        events.stream.push(streamId);
        events.version.push(++version);
        events.id.push(event.id);
        events.type.push(event.type);
        events.schema.push(event.schemaVersion);
        payloads.data.push(event.data);
        payloads.meta.push(metas[written++] ?? '');
      }
    }
    commands.id.push(request.commandId);
    commands.caller.push(request.idempotency.caller);
    commands.key.push(request.idempotency.key);
    commands.print.push(request.idempotency.fingerprint);
    commands.answer.push(answer);
    commands.events.push(written);
    for (const claim of request.release) add(claim, 'f');
    for (const claim of request.take) add(claim, 't');
  }
  function add({ scope, key, streamId }: StreamClaim, take: 't' | 'f'): void {
    claims.member.push(member);
    claims.scope.push(scope);
    claims.key.push(key);
    claims.stream.push(streamId);
    claims.take.push(take);
  }
  return [
    ...[
      textArray(commands.id),
      textArray(commands.caller),
      textArray(commands.key),
      textArray(commands.print),
    ],
    ...[jsonArray(commands.answer), plainArray(commands.events)],
    ...[plainArray(streams.member), textArray(streams.id), plainArray(streams.expected)],
    ...[
      plainArray(events.member),
      textArray(events.stream),
      plainArray(events.version),
      textArray(events.id),
    ],
    ...[
      textArray(events.type),
      plainArray(events.schema),
      jsonArray(payloads.data),
      jsonArray(payloads.meta),
    ],
    ...[plainArray(claims.member), textArray(claims.scope), textArray(claims.key), textArray(claims.stream)],
    plainArray(claims.take),
  ];
}

const texts = (): string[] => [];
const ints = (): number[] => [];

/** Elements that need no quoting: numbers, `t` and `f`. */
function plainArray(elements: readonly (number | string)[]): string {
  return `{${elements.join(',')}}`;
}

const SPECIAL = /["\\]/;

/** An array literal as PostgreSQL reads it: in quotes, a backslash before quotes and backslashes. */
function textArray(elements: readonly string[]): string {
  const quoted = elements.map((text) => (SPECIAL.test(text) ? text.replace(/["\\]/g, '\\$&') : text));
  return quoted.length === 0 ? '{}' : `{"${quoted.join('","')}"}`;
}

/**
 * The same for JSON texts. They have no control characters, so that quoting them once more as JSON escapes just
 * what an array element needs.
 */
function jsonArray(elements: readonly string[]): string {
  return `{${JSON.stringify(elements).slice(1, -1)}}`;
}

/** The outcome of each member, in the order of the batch. */
export function outcomes(batch: readonly PreparedAppend[], rows: readonly unknown[]): AppendOutcome[] {
  const verdicts = new Map((rows as VerdictRow[]).map((row) => [Number(row[0]), row]));
  const winners = verdicts.get(WINNERS);
  if (winners === undefined) throw new Error('log.append gave no head');
  let position = Number(winners[2]);
  const recordedAt = isoInstant(text(winners[3]));
  return batch.map(({ request, metas }, index) => {
    const lost = verdicts.get(index + 1);
    if (lost !== undefined) return loss(request, lost);
    position += metas.length;
    return { kind: 'appended', position, recordedAt };
  });
}

function loss(request: AppendRequest, row: VerdictRow): AppendOutcome {
  const [, verdict, position, recordedAt, commandId, answer, streamId, expected, actual, scope, key] = row;
  switch (verdict) {
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
