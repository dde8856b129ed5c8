import { join } from 'node:path';
import type { RecordedEvent } from '@chunfeng/event-log';
import type { FoldedEvent, Projection, RowSet } from '@chunfeng/projections';
import { parseDivisionCode, unitOf } from '@chunfeng/reference';
import type { PersonFacts, WorkFacts } from '../domain/facts';
import { type DataOf, stageAfterReopening } from '../domain/placement';
import { type PlacementEvent, placementEvents } from '../domain/placement.events';
import { type PlacementRow, placementsTable } from './placements.table';

/** How every placement stands. The rules are those of the decider; how it came about is in the log. */
export const placementsProjection: Projection = {
  name: 'placements',
  version: 2,
  events: placementEvents,
  tables: [placementsTable],
  ddl: join(__dirname, 'placements.sql'),
  rowKey: 'stream',
  touches: (event) => [{ table: 'placements', key: { placement_id: placementIdOf(event) } }],
  fold,
};

function placementIdOf({ streamId }: RecordedEvent): string {
  return streamId.slice('placement-'.length);
}

/** The log validated the payload when it was written and upcast it when it was read. */
function factOf({ type, data }: RecordedEvent): PlacementEvent {
  return { type, data } as unknown as PlacementEvent;
}

function fold(event: FoldedEvent, rows: RowSet): void {
  const placement_id = placementIdOf(event);
  const fact = factOf(event);
  const before = rows.get(placementsTable, { placement_id }) ?? firstRow(placement_id, event, fact);
  if (before === undefined) return;
  rows.put(placementsTable, {
    ...before,
    ...changes(before, fact),
    version: event.version,
    position: event.position,
    changed_at: event.recordedAt,
  });
}

/** A placement begins with a referral, or with work that is told after the fact. */
function firstRow(placement_id: string, event: FoldedEvent, fact: PlacementEvent): PlacementRow | undefined {
  if (fact.type !== 'placement.referred' && fact.type !== 'placement.started') return undefined;
  const { laborerId, postingId, employerId, office, channel, standing, person, work } = fact.data;
  return {
    placement_id,
    ...{ version: event.version, first_position: event.position, position: event.position },
    ...{ laborer_id: laborerId, posting_id: postingId, employer_id: employerId },
    ...{ office, channel, standing },
    ...factColumns(person, work),
    ...NOTHING_YET,
    synthetic: person.synthetic,
    recorded_at: event.recordedAt,
    changed_at: event.recordedAt,
  };
}

const NOTHING_YET = {
  status: 'referred',
  stage_before: null,
  closed_by: null,
  reason: null,
  answered_by: null,
  route: 'referral',
  slip: null,
  referred_on: null,
  due_on: null,
  answered_on: null,
  interview_on: null,
  interview_outcome: null,
  offer_wage_fen: null,
  offer_start_on: null,
  accepted_on: null,
  started_on: null,
  contract: null,
  monthly_wage_fen: null,
  start_verified_on: null,
  start_verified_by: null,
  retained: [],
  ended_on: null,
  corrections: 0,
} as const satisfies Partial<PlacementRow>;

function changes(before: PlacementRow, fact: PlacementEvent): Partial<PlacementRow> {
  switch (fact.type) {
    case 'placement.referred': {
      const { slip, referredOn, dueOn } = fact.data;
      return { status: 'referred', slip, referred_on: referredOn, due_on: dueOn };
    }
    case 'placement.referral-answered': {
      const { answer, by, reason, answeredOn } = fact.data;
      const told = { reason, answered_by: by, answered_on: answeredOn };
      return answer === 'accepted' ? { status: 'answered', ...told } : closed(before, 'declined', told);
    }
    case 'placement.referral-lapsed':
      return closed(before, 'lapsed');
    case 'placement.interview-scheduled':
      return { status: 'interview-scheduled', interview_on: fact.data.on, interview_outcome: null };
    case 'placement.interview-held': {
      const { on, outcome } = fact.data;
      const told = { interview_on: on, interview_outcome: outcome };
      return outcome === 'not-suitable'
        ? closed(before, 'declined', told)
        : { status: 'interviewed', ...told };
    }
    case 'placement.offer-made': {
      const { monthlyWageFen, startOn } = fact.data;
      return { status: 'offered', offer_wage_fen: monthlyWageFen, offer_start_on: startOn };
    }
    case 'placement.offer-accepted':
      return { status: 'offer-accepted', accepted_on: fact.data.acceptedOn };
    case 'placement.offer-declined': {
      const { by, reason, declinedOn } = fact.data;
      return closed(before, 'declined', {
        ...{ answered_by: by, reason, answered_on: declinedOn },
        accepted_on: null,
      });
    }
    case 'placement.started':
      return started(fact.data);
    case 'placement.start-verified':
      return { start_verified_on: fact.data.verifiedOn, start_verified_by: fact.data.by };
    case 'placement.retention-verified':
      return { retained: [...before.retained, fact.data.months] };
    case 'placement.ended':
      return { status: 'ended', ended_on: fact.data.endedOn, reason: fact.data.reason };
    case 'placement.cancelled':
      return closed(before, 'cancelled', { reason: fact.data.reason });
    case 'placement.closed-elsewhere':
      return closed(before, 'closed-elsewhere', { closed_by: fact.data.by, reason: fact.data.reason });
    case 'placement.reopened':
      return { ...reopened(before, fact.data.dueOn), reason: null };
    case 'placement.corrected':
      return corrected(before, fact.data);
    case 'placement.reversed':
      return reversed(before, fact.data);
  }
}

function started(data: DataOf<'placement.started'>): Partial<PlacementRow> {
  const { route, person, work } = data;
  return { status: 'started', route, reason: null, ...termColumns(data), ...factColumns(person, work) };
}

function corrected(before: PlacementRow, data: DataOf<'placement.corrected'>): Partial<PlacementRow> {
  const { endedOn, endReason, person, work, reason } = data;
  return {
    status: endedOn === null || endReason === null ? 'started' : 'ended',
    ended_on: endedOn,
    reason: endReason ?? reason,
    ...termColumns(data),
    ...factColumns(person, work),
    corrections: before.corrections + 1,
  };
}

function reversed(
  before: PlacementRow,
  { of, reason, dueOn }: DataOf<'placement.reversed'>,
): Partial<PlacementRow> {
  switch (of) {
    case 'start':
      return { status: 'reversed', reason };
    case 'end':
      return { status: 'started', ended_on: null, reason };
    case 'answer':
    case 'offer-decline':
      return { ...reopened(before, dueOn), reason, answered_by: null, answered_on: null };
    case 'interview':
      return { ...reopened(before, dueOn), reason, interview_outcome: null };
    case 'lapse':
    case 'cancellation':
      return { ...reopened(before, dueOn), reason };
  }
}

/** Only an open referral is closed without a start. */
function closed(
  { status }: PlacementRow,
  to: PlacementRow['status'],
  told: Partial<PlacementRow> = {},
): Partial<PlacementRow> {
  return { status: to, stage_before: status as PlacementRow['stage_before'], ...told };
}

function reopened(
  { stage_before, due_on }: PlacementRow,
  dueOn: string | null | undefined,
): Partial<PlacementRow> {
  return {
    status: stageAfterReopening(stage_before ?? 'referred'),
    ...{ stage_before: null, closed_by: null, accepted_on: null },
    due_on: dueOn ?? due_on,
  };
}

type Terms = Pick<
  DataOf<'placement.started'>,
  'startedOn' | 'standing' | 'contract' | 'monthlyWageFen' | 'channel'
>;

function termColumns({ startedOn, standing, contract, monthlyWageFen, channel }: Terms) {
  return { started_on: startedOn, standing, contract, monthly_wage_fen: monthlyWageFen, channel };
}

function factColumns({ units }: PersonFacts, work: WorkFacts) {
  return {
    unit_origin: units.origin,
    unit_ledger: units.ledger,
    unit_responsible: units.responsible,
    unit_workplace: units.workplace,
    place_units: unitsOfPlace(work.place),
    occupation: work.occupation,
    industry: work.industry,
    work_form: work.workForm,
    place: work.place,
    direction: work.direction,
    posting_kind: work.postingKind,
  };
}

/** Several where the place does not tell which of them it is; none outside the city. */
function unitsOfPlace(place: string | null): string[] {
  const code = parseDivisionCode(place ?? '');
  const answer = code && unitOf(code);
  if (answer === undefined) return [];
  return answer.certainty === 'certain' ? [answer.unit] : [answer.unit, ...answer.alternatives];
}
