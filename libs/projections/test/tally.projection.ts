import { join } from 'node:path';
import { Type } from '@sinclair/typebox';
import { defineEvent, type RecordedEvent } from '@chunfeng/event-log';
import type { FoldedEvent, Projection, RowSet, TableSpec, Touch } from '../src/projection';

/** A made-up domain that uses every column type, grouped rows, deletes, and events nobody handles. */
export const tallyOpened = defineEvent({ type: 'tally.opened', version: 1, schema: Type.Object({}) });
export const tallyAdded = defineEvent({ type: 'tally.added', version: 1, schema: Type.Object({}) });
export const tallyClosed = defineEvent({ type: 'tally.closed', version: 1, schema: Type.Object({}) });

export type TallyRow = {
  readonly id: string;
  readonly added: number;
  readonly last_note: string | null;
  readonly tags: readonly string[];
  readonly numbers: readonly number[];
  readonly details: object | null;
  readonly on_day: string | null;
  readonly changed_at: string;
  readonly active: boolean;
};

export type EntryRow = { readonly tally_id: string; readonly place: number; readonly amount: number };

export const tally: TableSpec<TallyRow> = {
  name: 'tally',
  key: ['id'],
  columns: {
    id: 'uuid',
    added: 'integer',
    last_note: 'text',
    tags: 'text[]',
    numbers: 'integer[]',
    details: 'jsonb',
    on_day: 'date',
    changed_at: 'timestamptz',
    active: 'boolean',
  },
};

export const tallyEntry: TableSpec<EntryRow> = {
  name: 'tally_entry',
  key: ['tally_id', 'place'],
  group: 'tally_id',
  columns: { tally_id: 'uuid', place: 'smallint', amount: 'bigint' },
};

interface Added {
  readonly amount: number;
  readonly note?: string;
  readonly tags?: readonly string[];
  /** What goes wrong with this event. */
  readonly poison?: 'fold' | 'database';
}

export const tallyProjection: Projection = {
  name: 'tally',
  version: 1,
  events: [tallyOpened, tallyAdded, tallyClosed],
  tables: [tally, tallyEntry],
  ddl: join(__dirname, 'tally.sql'),
  rowKey: 'stream',
  touches: (event) => [{ table: 'tally', key: { id: tallyId(event) } }, ...entryTouches(event)],
  fold: foldTally,
};

/** The same as one that stops at a poison event. */
export const sharedTally: Projection = { ...tallyProjection, rowKey: 'shared' };

export function tallyId(event: RecordedEvent): string {
  return event.streamId.slice('tally-'.length);
}

/** By key where one entry is added to, by group where all are looked at. */
function entryTouches(event: RecordedEvent): Touch[] {
  const tally_id = tallyId(event);
  if (event.type === 'tally.closed') return [{ table: 'tally_entry', group: tally_id }];
  if (event.type !== 'tally.added') return [];
  return [{ table: 'tally_entry', key: { tally_id, place: placeOf(event) } }];
}

function placeOf(event: RecordedEvent): number {
  return Math.abs((event.data as unknown as Added).amount) % 5;
}

function foldTally(event: FoldedEvent, rows: RowSet): void {
  const id = tallyId(event);
  const before = rows.get(tally, { id });
  const data = event.data as unknown as Added;
  if (data.poison === 'fold') throw new Error('this fold does not like the event');
  switch (event.type) {
    case 'tally.opened':
      rows.put(tally, {
        id,
        added: 0,
        last_note: null,
        tags: [],
        numbers: [],
        details: null,
        on_day: event.meta.occurredAt.slice(0, 10),
        changed_at: event.recordedAt,
        active: true,
      });
      return;
    case 'tally.added': {
      if (before === undefined) return;
      rows.put(tally, {
        ...before,
        added: before.added + data.amount,
        last_note: data.note ?? before.last_note,
        tags: data.tags ?? before.tags,
        numbers: [...before.numbers.slice(-3), data.amount],
        details: { last: data.amount, after: before.last_note, note: data.note ?? null },
        on_day: data.poison === 'database' ? '2020-02-31' : before.on_day,
        changed_at: event.meta.occurredAt,
      });
      const place = placeOf(event);
      const same = rows.get(tallyEntry, { tally_id: id, place });
      rows.put(tallyEntry, { tally_id: id, place, amount: (same?.amount ?? 0) + data.amount });
      if (data.amount % 7 === 0) rows.delete(tallyEntry, { tally_id: id, place: (place + 1) % 5 });
      return;
    }
    case 'tally.closed':
      if (data.amount > 0) rows.delete(tally, { id });
      else if (before) rows.put(tally, { ...before, active: false });
      rows.replaceGroup(tallyEntry, id, rows.group(tallyEntry, id).slice(0, 1));
  }
}
