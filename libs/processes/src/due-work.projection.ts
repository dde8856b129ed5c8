import { join } from 'node:path';
import type { EventDefinition, RecordedEvent } from '@chunfeng/event-log';
import type { Projection, TableSpec } from '@chunfeng/projections';
import type { Timer } from './timer';

export type DueWorkRow = {
  readonly timer: string;
  readonly stream_id: string;
  readonly stream_uuid: string;
  readonly due_on: string;
  readonly position: number;
};

export const dueWorkTable: TableSpec<DueWorkRow> = {
  name: 'due_work',
  key: ['stream_id', 'timer'],
  columns: { timer: 'text', stream_id: 'text', stream_uuid: 'uuid', due_on: 'date', position: 'bigint' },
};

export interface DueWorkOptions {
  readonly timers: readonly Timer[];
  /** Raised whenever a timer is added, removed, or decides otherwise what is due (a test holds it against {@link timerList}). */
  readonly version: number;
}

/** What is coming due, of every timer: rebuilt from the log like any view, so no timer is ever lost. */
export function dueWorkProjection({ timers, version }: DueWorkOptions): Projection {
  assertDistinct(timers);
  const byType = new Map<string, Timer[]>();
  const definitions = new Map<string, EventDefinition>();
  for (const timer of timers) {
    for (const definition of timer.events) {
      definitions.set(definition.type, definition);
      byType.set(definition.type, [...(byType.get(definition.type) ?? []), timer]);
    }
  }
  const concerned = ({ type }: RecordedEvent): readonly Timer[] => byType.get(type) ?? [];
  const keyOf = (timer: Timer, { streamId }: RecordedEvent) => ({ timer: timer.name, stream_id: streamId });
  return {
    name: 'due-work',
    version,
    events: [...definitions.values()],
    tables: [dueWorkTable],
    ddl: join(__dirname, 'sql', 'due-work.sql'),
    rowKey: 'stream',
    touches: (event) =>
      concerned(event).map((timer) => ({ table: dueWorkTable.name, key: keyOf(timer, event) })),
    fold: (event, rows) => {
      for (const timer of concerned(event)) {
        const key = keyOf(timer, event);
        const current = rows.get(dueWorkTable, key);
        const due = timer.due(event, current?.due_on ?? null);
        if (due === undefined) continue;
        if (due !== null) {
          const { position, streamId } = event;
          rows.put(dueWorkTable, { ...key, stream_uuid: uuidOf(streamId), due_on: due, position });
        } else if (current !== undefined) rows.delete(dueWorkTable, key);
      }
    },
  };
}

/** What the version of the projection stands for: for a test that keeps the two together. */
export function timerList(timers: readonly Timer[]): readonly string[] {
  return timers.map(({ name, events }) => `${name}: ${events.map(({ type }) => type).join(' ')}`).sort();
}

function assertDistinct(timers: readonly Timer[]): void {
  const names = timers.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new TypeError(`two timers are named ${twice}`);
}

/** A stream id is a category and a uuid of 36 characters. */
function uuidOf(streamId: string): string {
  return streamId.slice(-36);
}
