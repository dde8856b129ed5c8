import { join } from 'node:path';
import type { RecordedEvent } from '@chunfeng/event-log';
import { sealedRef } from '@chunfeng/privacy';
import type { FoldedEvent, Projection, RowSet } from '@chunfeng/projections';
import { withStatus } from '../domain/household';
import { type HouseholdEvent, householdEvents } from '../domain/household.events';
import { type HouseholdRow, householdsTable, membersTable } from './households.tables';

type Clear<Event> = Event extends { type: infer Type; data: infer Data }
  ? { readonly type: Type; readonly data: Omit<Data, 'person' | 'address' | 'cardNumber'> }
  : never;
/** A household event as a projection sees it: without its personal fields. */
type Fact = Clear<HouseholdEvent>;
type Later = Exclude<Fact, { type: 'household.registered' }>;

export const householdsProjection: Projection = {
  name: 'households',
  version: 1,
  events: householdEvents,
  tables: [householdsTable, membersTable],
  ddl: join(__dirname, 'households.sql'),
  rowKey: 'stream',
  touches: (event) => [
    { table: 'households', key: { household_id: idOf(event) } },
    { table: 'household_members', group: idOf(event) },
  ],
  fold,
};

function idOf({ streamId }: RecordedEvent): string {
  return streamId.slice('household-'.length);
}

function fold(event: FoldedEvent, rows: RowSet): void {
  const household_id = idOf(event);
  const fact = { type: event.type, data: event.data } as unknown as Fact;
  if (fact.type === 'household.registered') {
    rows.put(householdsTable, registered(event, fact));
    return;
  }
  const before = rows.get(householdsTable, { household_id });
  if (before === undefined) return;
  foldMembers(event, fact, rows);
  rows.put(householdsTable, {
    ...before,
    ...changes(event, before, fact),
    members: rows.group(membersTable, household_id).filter(({ left_on }) => left_on === null).length,
    version: event.version,
    position: event.position,
    changed_at: event.recordedAt,
  });
}

function registered(
  event: FoldedEvent,
  { data }: Extract<Fact, { type: 'household.registered' }>,
): HouseholdRow {
  const { office, residence, source, synthetic } = data;
  return {
    household_id: idOf(event),
    version: event.version,
    position: event.position,
    office,
    residence,
    source,
    synthetic,
    poverty: [],
    poverty_status: 'unknown',
    members: 0,
    registered_at: event.recordedAt,
    changed_at: event.recordedAt,
    sealed: sealedRef(event),
    moved: null,
  };
}

function changes(event: FoldedEvent, before: HouseholdRow, fact: Later): Partial<HouseholdRow> {
  switch (fact.type) {
    case 'household.poverty-status-recorded': {
      const poverty = withStatus(before.poverty, fact.data);
      return { poverty, poverty_status: poverty.at(-1)?.status ?? 'unknown' };
    }
    case 'household.moved':
      return { residence: fact.data.residence, moved: sealedRef(event) };
    case 'household.member-added':
    case 'household.member-left':
    case 'household.member-forgotten':
      return {};
  }
}

function foldMembers(event: FoldedEvent, fact: Later, rows: RowSet): void {
  const household_id = idOf(event);
  if (fact.type === 'household.member-added') {
    const { memberId: member_id, relation } = fact.data;
    const place =
      rows.group(membersTable, household_id).reduce((last, row) => Math.max(last, row.place), 0) + 1;
    rows.put(membersTable, {
      household_id,
      member_id,
      place,
      relation,
      left_on: null,
      left_reason: null,
      forgotten: false,
      sealed: sealedRef(event),
    });
    return;
  }
  if (fact.type !== 'household.member-left' && fact.type !== 'household.member-forgotten') return;
  const key = { household_id, member_id: fact.data.memberId };
  const member = rows.get(membersTable, key);
  if (member === undefined) return;
  if (fact.type === 'household.member-forgotten') {
    rows.put(membersTable, { ...member, forgotten: true, sealed: null });
    return;
  }
  const { leftOn, reason } = fact.data;
  if (reason === 'recorded-in-error') rows.delete(membersTable, key);
  else rows.put(membersTable, { ...member, left_on: leftOn, left_reason: reason });
}
