import { join } from 'node:path';
import type { RecordedEvent } from '@chunfeng/event-log';
import { sealedRef } from '@chunfeng/privacy';
import type { FoldedEvent, Projection, RowSet } from '@chunfeng/projections';
import {
  intervalOf,
  isOlder,
  stillDue,
  withGroup,
  withGroupEnded,
  withSkill,
  withUnit,
} from '../domain/laborer';
import { laborerEvents } from '../domain/laborer.events';
import { type LaborerFact, laborerIdOf, factOf } from './laborer-fact';
import { type LaborerRow, laborersTable } from './laborers.table';

/** The profile of every laborer, for reading one, for work lists, and for whoever else needs codes and bands. */
export const laborersProjection: Projection = {
  name: 'laborers',
  version: 3,
  events: laborerEvents,
  tables: [laborersTable],
  ddl: join(__dirname, 'laborers.sql'),
  rowKey: 'stream',
  touches: (event) => [{ table: 'laborers', key: { laborer_id: laborerIdOf(event) } }],
  fold,
};

function fold(event: FoldedEvent, rows: RowSet): void {
  const laborerId = laborerIdOf(event);
  const fact = factOf(event);
  const before = rows.get(laborersTable, { laborer_id: laborerId });
  if (fact.type === 'laborer.registered') {
    rows.put(laborersTable, registered(laborerId, event, fact));
    return;
  }
  if (before === undefined) return;
  rows.put(laborersTable, {
    ...before,
    ...changes(before, fact, event),
    version: event.version,
    position: event.position,
    changed_at: event.recordedAt,
  });
}

function registered(
  laborerId: string,
  event: RecordedEvent,
  { data }: Extract<LaborerFact, { type: 'laborer.registered' }>,
): LaborerRow {
  return {
    laborer_id: laborerId,
    version: event.version,
    position: event.position,
    office: data.office,
    ...unitColumns(data.units),
    household: data.household,
    ...profileColumns(data),
    source: data.source,
    synthetic: data.synthetic,
    ...nothingLearned,
    registered_at: event.recordedAt,
    changed_at: event.recordedAt,
    sealed: sealedRef(event),
    forgotten: false,
  };
}

type LaterFact = Exclude<LaborerFact, { type: 'laborer.registered' }>;

/** The same rules as the decider's `evolve`: what is newer in the world stands. */
function changes(before: LaborerRow, fact: LaterFact, event: RecordedEvent): Partial<LaborerRow> {
  switch (fact.type) {
    case 'laborer.details-corrected':
      return { ...profileColumns(fact.data), sealed: sealedRef(event) };
    case 'laborer.willingness-recorded': {
      const { kind, answer, askedOn } = fact.data;
      if (isOlder(askedOn, before.willingness[kind]?.askedOn)) return {};
      return { [`will_${kind}`]: answer, willingness: { ...before.willingness, [kind]: fact.data } };
    }
    case 'laborer.group-confirmed':
      return groupColumns(withGroup(before.groups, intervalOf(fact.data)));
    case 'laborer.group-ended':
      return groupColumns(withGroupEnded(before.groups, fact.data));
    case 'laborer.employment-status-verified': {
      const { status, verifiedOn } = fact.data;
      const verification_due_on = stillDue(before.verification_due_on, verifiedOn);
      if (isOlder(verifiedOn, before.verified_on ?? undefined)) return { verification_due_on };
      return {
        employment_status: status,
        verified_on: verifiedOn,
        verification_due_on,
        employment: fact.data,
      };
    }
    case 'laborer.verification-fell-due':
      return { verification_due_on: fact.data.dueOn };
    case 'laborer.self-employment-registered':
      return { self_employment: fact.data };
    case 'laborer.skill-recorded':
      return { skills: withSkill(before.skills, fact.data) };
    case 'laborer.intention-recorded':
      return { intention: fact.data };
    case 'laborer.intention-closed':
      return { intention: null };
    case 'laborer.service-class-assigned':
      return { service_class: fact.data.serviceClass, service_class_on: fact.data.assignedOn };
    case 'laborer.consent-given':
      return { consent: consentOf(fact.data), consent_sealed: sealedRef(event) };
    case 'laborer.consent-withdrawn':
      return { consent: null, consent_sealed: null, consent_withdrawn_on: fact.data.withdrawnOn };
    case 'laborer.units-changed':
      return unitColumns(withUnit(unitsOf(before), fact.data));
    case 'subject.forgotten':
      return nothingKnown;
  }
}

/** What is on record beside the registration itself, before anything is. */
const nothingLearned = {
  will_work: 'unknown',
  will_training: 'unknown',
  will_schooling: 'unknown',
  will_business: 'unknown',
  willingness: {},
  groups: [],
  open_groups: [],
  employment_status: null,
  verified_on: null,
  verification_due_on: null,
  employment: null,
  self_employment: null,
  skills: [],
  intention: null,
  service_class: null,
  service_class_on: null,
  consent: null,
  consent_sealed: null,
  consent_withdrawn_on: null,
} as const satisfies Partial<LaborerRow>;

/** What a forgotten laborer's row says of the person. */
const nothingKnown: Partial<LaborerRow> = {
  residence: null,
  birth_year: null,
  working_until: null,
  working_age_policy: null,
  education: null,
  health: null,
  hukou_type: null,
  source: null,
  ...nothingLearned,
  sealed: null,
  forgotten: true,
};

type ProfileData = Extract<LaborerFact, { type: 'laborer.registered' | 'laborer.details-corrected' }>['data'];

function profileColumns({ residence, birthYear, workingAge, education, health, hukouType }: ProfileData) {
  return {
    residence,
    birth_year: birthYear,
    working_until: workingAge.untilYear,
    working_age_policy: workingAge.policy,
    education,
    health,
    hukou_type: hukouType,
  };
}

/** A number that was not told stands in clear as `null`; the one that was, in the envelope alone. */
function consentOf({ purpose, givenOn, form }: NonNullable<LaborerRow['consent']>) {
  return { purpose, givenOn, form };
}

type Units = ReturnType<typeof unitsOf>;

function unitsOf(row: LaborerRow) {
  return {
    origin: row.unit_origin,
    ledger: row.unit_ledger,
    responsible: row.unit_responsible,
    workplace: row.unit_workplace,
  };
}

function unitColumns({ origin, ledger, responsible, workplace }: Units) {
  return {
    unit_origin: origin,
    unit_ledger: ledger,
    unit_responsible: responsible,
    unit_workplace: workplace,
  };
}

function groupColumns(groups: LaborerRow['groups']): Partial<LaborerRow> {
  const open = groups.filter(({ validTo }) => validTo === null).map(({ group }) => group);
  return { groups, open_groups: [...new Set(open)].sort() };
}
