import { readFileSync } from 'node:fs';
import { createPool, migrate } from '@chunfeng/database';
import {
  accept,
  type CommandContext,
  type CommandResult,
  type Decider,
  defineEvent,
  EventLog,
  type EventLogOptions,
  eventLogMigrations,
  type EventOf,
  reject,
  type Sealer,
} from '@chunfeng/event-log';
import { projectionMigrations } from '@chunfeng/projections';
import { createTestDatabase, type TestDatabase } from '@chunfeng/testing';
import { Command } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { uuidv7 } from 'uuidv7';
import type { Dispatch, ProcessManager, Timer } from '../src';
import { processMigrations } from '../src';

/* A made-up domain: parcels are sent, fall late by timer, and every parcel is counted on a shelf by a process. */

export const parcelSent = defineEvent({
  type: 'parcel.sent',
  version: 1,
  schema: Type.Object({ dueOn: Type.Union([Type.String(), Type.Null()]) }),
});
export const parcelDelivered = defineEvent({ type: 'parcel.delivered', version: 1, schema: Type.Object({}) });
export const parcelFellLate = defineEvent({
  type: 'parcel.fell-late',
  version: 1,
  schema: Type.Object({ dueOn: Type.String() }),
});
type ParcelEvent =
  EventOf<typeof parcelSent> | EventOf<typeof parcelDelivered> | EventOf<typeof parcelFellLate>;

interface Parcel {
  readonly sent: boolean;
  readonly delivered: boolean;
}
const parcel: Decider<Parcel, ParcelEvent> = {
  category: 'parcel',
  initial: { sent: false, delivered: false },
  evolve: (state, { type }) => ({
    sent: state.sent || type === 'parcel.sent',
    delivered: state.delivered || type === 'parcel.delivered',
  }),
};

export const shelfCounted = defineEvent({ type: 'shelf.counted', version: 1, schema: Type.Object({}) });
const shelf: Decider<number, EventOf<typeof shelfCounted>> = {
  category: 'shelf',
  initial: 0,
  evolve: (count) => count + 1,
};

/** Its decision would count a parcel twice: only the key keeps it from that. */
export class CountParcel extends Command<CommandResult> {
  constructor(
    readonly parcelId: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** Its decision would call a parcel late twice. */
export class CallLate extends Command<CommandResult> {
  constructor(
    readonly parcelId: string,
    readonly dueOn: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}

export const counting: ProcessManager = {
  name: 'counting',
  events: [parcelSent],
  react: ({ streamId }) => [
    { key: 'count', command: (context) => new CountParcel(streamId.slice('parcel-'.length), context) },
  ],
};

export const lateness: Timer = {
  name: 'lateness',
  events: [parcelSent, parcelDelivered, parcelFellLate],
  due: ({ type, data }) => (type === 'parcel.sent' ? (data as { dueOn: string | null }).dueOn : null),
  command: (parcelId, dueOn) => (context) => new CallLate(parcelId, dueOn, context),
};

/** What the command bus would do. */
export function dispatchTo(log: EventLog): Dispatch {
  return (command) => {
    if (command instanceof CountParcel) {
      const { context, parcelId } = command;
      return log.commands.execute({
        context,
        stream: { decider: shelf, id: parcelId },
        decide: () => accept([{ type: 'shelf.counted', data: {} }]),
      });
    }
    if (command instanceof CallLate) {
      const { context, parcelId, dueOn } = command;
      return log.commands.execute({
        context,
        stream: { decider: parcel, id: parcelId },
        decide: ({ state }) =>
          state.delivered
            ? reject('parcel.delivered')
            : accept([{ type: 'parcel.fell-late', data: { dueOn } }]),
      });
    }
    throw new Error('no handler');
  };
}

export async function send(log: EventLog, dueOn: string | null = null, id = uuidv7()): Promise<string> {
  await record(log, id, { type: 'parcel.sent', data: { dueOn } });
  return id;
}

export function record(log: EventLog, id: string, event: ParcelEvent): Promise<CommandResult> {
  return log.commands.execute({
    context: {
      caller: 'tester',
      idempotencyKey: uuidv7(),
      content: null,
      actor: { id: 'tester', role: 'clerk' },
      correlationId: `about ${id}`,
    },
    stream: { decider: parcel, id },
    decide: () => accept([event]),
  });
}

const noSealer: Sealer = {
  seal: () => Promise.reject(new Error('nothing is sealed here')),
  unseal: () => Promise.reject(new Error('nothing is sealed here')),
};

export function openLog(url: string, options: Partial<EventLogOptions> = {}): Promise<EventLog> {
  return EventLog.open({
    url,
    name: 'parcels',
    definitions: [parcelSent, parcelDelivered, parcelFellLate, shelfCounted],
    sealer: noSealer,
    fingerprintKey: 'test',
    ...options,
  });
}

const migrations = [...eventLogMigrations, projectionMigrations, processMigrations];

export function processDatabase(): Promise<TestDatabase> {
  return createTestDatabase({
    name: 'processes',
    content: migrations.flatMap((set) => set.files.map((file) => readFileSync(file, 'utf8'))),
    migrate: async (url) => {
      const pool = createPool({ url, name: 'template' });
      await migrate(pool, migrations);
      await pool.end();
    },
  });
}
