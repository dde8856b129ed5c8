import { join } from 'node:path';
import type { RecordedEvent } from '@chunfeng/event-log';
import { sealedRef } from '@chunfeng/privacy';
import type { FoldedEvent, Projection, RowSet } from '@chunfeng/projections';
import { employerEvents, type EmployerEvent } from '../domain/employer.events';
import { employersTable, type EmployerRow } from './employers.table';

type Clear<Event> = Event extends { type: infer Type; data: infer Data }
  ? { readonly type: Type; readonly data: Omit<Data, 'contact' | 'personName'> }
  : never;
/** An employer's event as a projection sees it: without contact and person's name. */
type EmployerFact = Clear<EmployerEvent>;

export const employersProjection: Projection = {
  name: 'employers',
  version: 2,
  events: employerEvents,
  tables: [employersTable],
  ddl: join(__dirname, 'employers.sql'),
  rowKey: 'stream',
  touches: (event) => [{ table: 'employers', key: { employer_id: idOf(event) } }],
  fold,
};

/** The log validated the payload when it was written and upcast it when it was read. */
function factOf({ type, data }: RecordedEvent): EmployerFact {
  return { type, data } as unknown as EmployerFact;
}

function idOf({ streamId }: RecordedEvent): string {
  return streamId.slice('employer-'.length);
}

function fold(event: FoldedEvent, rows: RowSet): void {
  const fact = factOf(event);
  if (fact.type === 'employer.registered') {
    rows.put(employersTable, registered(event, fact));
    return;
  }
  const before = rows.get(employersTable, { employer_id: idOf(event) });
  if (before === undefined) return;
  rows.put(employersTable, {
    ...before,
    ...changes(before, fact, event),
    version: event.version,
    position: event.position,
    changed_at: event.recordedAt,
  });
}

function registered(
  event: RecordedEvent,
  { data }: Extract<EmployerFact, { type: 'employer.registered' }>,
): EmployerRow {
  return {
    employer_id: idOf(event),
    version: event.version,
    first_position: event.position,
    position: event.position,
    name: data.name,
    kind: data.kind,
    division: data.division,
    identifiers: data.identifiers,
    vouched_by: data.vouchedBy,
    verified_by: null,
    suspension_reason: null,
    synthetic: data.synthetic,
    ...personColumns(event),
    forgotten_subjects: [],
    registered_at: event.recordedAt,
    changed_at: event.recordedAt,
  };
}

function changes(
  before: EmployerRow,
  fact: Exclude<EmployerFact, { type: 'employer.registered' }>,
  event: RecordedEvent,
): Partial<EmployerRow> {
  switch (fact.type) {
    case 'employer.identifier-added':
      return { identifiers: [...before.identifiers, fact.data.identifier] };
    case 'employer.verified':
      return { verified_by: fact.data.office };
    case 'employer.details-corrected': {
      const { name, kind, division } = fact.data;
      return { name, kind, division, ...personColumns(event) };
    }
    case 'employer.contact-forgotten':
      return {
        sealed: null,
        has_contact: false,
        forgotten_subjects: [...before.forgotten_subjects, fact.data.subject],
      };
    case 'employer.invited':
    case 'employer.account-joined':
    case 'employer.account-left':
    case 'employer.invitation-revoked':
      return {};
    case 'employer.suspended':
      return { suspension_reason: fact.data.reason };
    case 'employer.reinstated':
      return { suspension_reason: null };
  }
}

/** What was not told stands in clear as `null`; what was, in the envelope alone. */
function personColumns(event: RecordedEvent) {
  return { sealed: sealedRef(event), has_contact: !('contact' in event.data) };
}
