import { readFileSync } from 'node:fs';
import { createPool, migrate } from '@chunfeng/database';
import {
  type AppendRequest,
  type CommandContext,
  type Decider,
  defineEvent,
  EventLog,
  type EventLogOptions,
  eventLogMigrations,
  type EventOf,
  Personal,
  type SealedBox,
  type Sealer,
} from '@chunfeng/event-log';
import { createTestDatabase, type TestDatabase } from '@chunfeng/testing';
import { Type } from '@sinclair/typebox';
import { uuidv7 } from 'uuidv7';

export const counterBumped = defineEvent({
  type: 'counter.bumped',
  version: 1,
  schema: Type.Object(
    { by: Type.Integer(), note: Type.Optional(Personal(Type.String())) },
    { additionalProperties: false },
  ),
  personal: { fields: ['note'], subject: 'stream' },
});
export type CounterEvent = EventOf<typeof counterBumped>;

export interface Counter {
  readonly total: number;
  readonly notes: readonly (string | null)[];
}
export const counter: Decider<Counter, CounterEvent> = {
  category: 'counter',
  initial: { total: 0, notes: [] },
  evolve: (state, { data }) => ({
    total: state.total + data.by,
    notes: data.note === undefined ? state.notes : [...state.notes, data.note],
  }),
};

/** Seals by base64: enough to see what is sealed and bound to what. No key, no secrecy. */
export class OpenSealer implements Sealer {
  readonly forgotten = new Set<string>();

  seal(context: object, subject: string, values: Readonly<Record<string, unknown>>): Promise<SealedBox> {
    if (this.forgotten.has(subject))
      return Promise.reject(Object.assign(new Error('forgotten'), { name: 'SubjectForgottenError' }));
    const box = Buffer.from(JSON.stringify({ context, values })).toString('base64');
    return Promise.resolve({ subject, box });
  }

  unseal(context: object, sealed: SealedBox): Promise<Record<string, unknown> | null> {
    if (this.forgotten.has(sealed.subject)) return Promise.resolve(null);
    const opened = JSON.parse(Buffer.from(sealed.box, 'base64').toString('utf8')) as {
      context: object;
      values: Record<string, unknown>;
    };
    if (JSON.stringify(opened.context) !== JSON.stringify(context)) throw new Error('bound to another event');
    return Promise.resolve(opened.values);
  }
}

/** A database of its own with the log at head. */
export function logDatabase(): Promise<TestDatabase> {
  return createTestDatabase({
    name: 'event-log',
    content: eventLogMigrations.flatMap((set) => set.files.map((file) => readFileSync(file, 'utf8'))),
    migrate: migrateLog,
  });
}

export async function migrateLog(url: string): Promise<void> {
  const pool = createPool({ url, name: 'migrate' });
  await migrate(pool, eventLogMigrations);
  await pool.end();
}

export function openLog(url: string, options: Partial<EventLogOptions> = {}): Promise<EventLog> {
  return EventLog.open({
    url,
    name: 'test',
    definitions: [counterBumped],
    sealer: new OpenSealer(),
    fingerprintKey: 'test',
    ...options,
  });
}

export function context(idempotencyKey: string = uuidv7(), content: unknown = { by: 1 }): CommandContext {
  return {
    caller: 'tester',
    idempotencyKey,
    content,
    actor: { id: 'tester', role: 'clerk' },
    correlationId: 'test',
  };
}

/** A request of one event to a stream, to be varied. */
export function bump(
  streamId: string,
  expectedVersion: number,
  over: Partial<AppendRequest> = {},
): AppendRequest {
  const commandId = over.commandId ?? uuidv7();
  return {
    commandId,
    idempotency: { caller: 'tester', key: commandId, fingerprint: 'f' },
    streams: [{ streamId, expectedVersion, events: [encoded(commandId)] }],
    take: [],
    release: [],
    answer: { by: 1 },
    lane: 'interactive',
    ...over,
  };
}

export function encoded(commandId: string, data = '{"by":1}'): AppendRequest['streams'][0]['events'][0] {
  return {
    id: uuidv7(),
    type: 'counter.bumped',
    schemaVersion: 1,
    data,
    meta: {
      correlationId: 'test',
      commandId,
      actor: { id: 'tester', role: 'clerk' },
      occurredAt: '2026-11-24T08:00:00.000Z',
    },
  };
}

export function newStream(): string {
  return `counter-${uuidv7()}`;
}
