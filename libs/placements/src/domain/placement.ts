import type { Decider } from '@chunfeng/event-log';
import type { PersonFacts, WorkFacts } from './facts';
import type { PlacementEvent } from './placement.events';

/** Payload of one event type. */
export type DataOf<Type extends PlacementEvent['type']> = Extract<PlacementEvent, { type: Type }>['data'];

/** How far an open referral has come. Answer and interview may be skipped: villages record late. */
export type OpenStage =
  | 'referred'
  | 'answered'
  | 'interview-scheduled'
  | 'interviewed'
  | 'offered'
  /** Holds a reserved vacancy. */
  | 'offer-accepted';

/** How a referral ended without a start. */
export type ClosedStatus = 'declined' | 'lapsed' | 'cancelled';

/** What closed it, and can be reversed. */
export type Outcome = Exclude<DataOf<'placement.reversed'>['of'], 'start' | 'end'>;

interface Parties {
  readonly laborerId: string;
  /** `null`: work that did not come through a posting. */
  readonly postingId: string | null;
  readonly employerId: string | null;
  /** Office that referred or recorded. */
  readonly office: string;
}

export interface Referral extends Parties {
  readonly postingId: string;
  readonly referredOn: string;
  readonly dueOn: string;
  readonly standing: DataOf<'placement.referred'>['standing'];
  readonly channel: DataOf<'placement.referred'>['channel'];
}

/** The terms of the work as last recorded or corrected. */
export type Terms = Pick<
  DataOf<'placement.started'>,
  'startedOn' | 'standing' | 'contract' | 'monthlyWageFen' | 'channel'
>;

export interface Work extends Parties {
  readonly terms: Terms;
  readonly person: PersonFacts;
  readonly work: WorkFacts;
  readonly verified: DataOf<'placement.start-verified'> | null;
  /** Months of retention that were verified. */
  readonly retained: readonly string[];
}

export interface End {
  readonly endedOn: string;
  readonly reason: DataOf<'placement.ended'>['reason'];
}

export type Placement =
  | { readonly status: 'none' }
  | (Referral & { readonly status: OpenStage })
  /** `stage`: where it stood, and stands again once the outcome is reversed. */
  | (Referral & { readonly status: ClosedStatus; readonly outcome: Outcome; readonly stage: OpenStage })
  /** `by`: the main placement whose start closed it; `stage`: where it stood. */
  | (Referral & { readonly status: 'closed-elsewhere'; readonly by: string; readonly stage: OpenStage })
  | (Work & { readonly status: 'started' })
  | (Work & { readonly status: 'ended'; readonly end: End })
  /** The start never was. */
  | (Work & { readonly status: 'reversed' });

export type PlacementStatus = Placement['status'];
export type OpenReferral = Extract<Placement, { status: OpenStage }>;
export type ClosedReferral = Extract<Placement, { status: ClosedStatus }>;
export type ClosedElsewhere = Extract<Placement, { status: 'closed-elsewhere' }>;
export type Started = Extract<Placement, { status: 'started' }>;
export type Ended = Extract<Placement, { status: 'ended' }>;

const OPEN: ReadonlySet<PlacementStatus> = new Set<OpenStage>([
  'referred',
  'answered',
  'interview-scheduled',
  'interviewed',
  'offered',
  'offer-accepted',
]);

export function isOpenReferral(state: Placement): state is OpenReferral {
  return OPEN.has(state.status);
}

export function isClosedReferral(state: Placement): state is ClosedReferral {
  return state.status === 'declined' || state.status === 'lapsed' || state.status === 'cancelled';
}

/** Stream `placement-<uuid>`: one person and one posting, from referral to end. */
export const placement: Decider<Placement, PlacementEvent> = {
  category: 'placement',
  initial: { status: 'none' },
  evolve,
};

function evolve(state: Placement, event: PlacementEvent): Placement {
  if (event.type === 'placement.referred') return referred(event.data);
  if (event.type === 'placement.started') return started(event.data);
  // Decisions see to it that nothing precedes these two, and that each of the others meets a state that it fits.
  if (isOpenReferral(state)) return evolveReferral(state, event);
  switch (state.status) {
    case 'declined':
    case 'lapsed':
    case 'cancelled':
      return event.type === 'placement.reversed' ? reopened(state, event.data.dueOn) : state;
    case 'closed-elsewhere':
      return event.type === 'placement.reopened' ? reopened(state, event.data.dueOn) : state;
    case 'started':
    case 'ended':
      return evolveWork(state, event);
    default:
      return state;
  }
}

function referred(data: DataOf<'placement.referred'>): Placement {
  const { laborerId, postingId, employerId, office, referredOn, dueOn, standing, channel } = data;
  return {
    status: 'referred',
    ...{ laborerId, postingId, employerId, office },
    ...{ referredOn, dueOn, standing, channel },
  };
}

function started(data: DataOf<'placement.started'>): Placement {
  const { laborerId, postingId, employerId, office, person, work } = data;
  return {
    status: 'started',
    ...{ laborerId, postingId, employerId, office, person, work },
    terms: termsOf(data),
    verified: null,
    retained: [],
  };
}

function evolveReferral(state: OpenReferral, event: PlacementEvent): Placement {
  switch (event.type) {
    case 'placement.referral-answered':
      return event.data.answer === 'accepted'
        ? { ...state, status: 'answered' }
        : closed(state, 'declined', 'answer');
    case 'placement.referral-lapsed':
      return closed(state, 'lapsed', 'lapse');
    case 'placement.interview-scheduled':
      return { ...state, status: 'interview-scheduled' };
    case 'placement.interview-held':
      return event.data.outcome === 'not-suitable'
        ? closed(state, 'declined', 'interview')
        : { ...state, status: 'interviewed' };
    case 'placement.offer-made':
      return { ...state, status: 'offered' };
    case 'placement.offer-accepted':
      return { ...state, status: 'offer-accepted' };
    case 'placement.offer-declined':
      return closed(state, 'declined', 'offer-decline');
    case 'placement.cancelled':
      return closed(state, 'cancelled', 'cancellation');
    case 'placement.closed-elsewhere':
      return { ...state, status: 'closed-elsewhere', by: event.data.by, stage: state.status };
    default:
      return state;
  }
}

function closed(state: OpenReferral, status: ClosedStatus, outcome: Outcome): Placement {
  return { ...state, status, outcome, stage: state.status };
}

function evolveWork(state: Started | Ended, event: PlacementEvent): Placement {
  switch (event.type) {
    case 'placement.start-verified':
      return { ...state, verified: event.data };
    case 'placement.retention-verified':
      return { ...state, retained: [...state.retained, event.data.months] };
    case 'placement.ended':
      return { ...state, status: 'ended', end: event.data };
    case 'placement.corrected':
      return corrected(state, event.data);
    case 'placement.reversed':
      return event.data.of === 'start'
        ? { ...workOf(state), status: 'reversed' }
        : { ...workOf(state), status: 'started' };
    default:
      return state;
  }
}

function corrected(state: Started | Ended, data: DataOf<'placement.corrected'>): Placement {
  const { person, work, endedOn, endReason } = data;
  const work_ = { ...workOf(state), terms: termsOf(data), person, work };
  return endedOn === null || endReason === null
    ? { ...work_, status: 'started' }
    : { ...work_, status: 'ended', end: { endedOn, reason: endReason } };
}

function workOf(state: Started | Ended): Work {
  const { laborerId, postingId, employerId, office, terms, person, work, verified, retained } = state;
  return { laborerId, postingId, employerId, office, terms, person, work, verified, retained };
}

export function termsOf({ startedOn, standing, contract, monthlyWageFen, channel }: Terms): Terms {
  return { startedOn, standing, contract, monthlyWageFen, channel };
}

/** An accepted offer has to be accepted anew: its vacancy may be gone. */
export function stageAfterReopening(stage: OpenStage): Exclude<OpenStage, 'offer-accepted'> {
  return stage === 'offer-accepted' ? 'offered' : stage;
}

function reopened(state: ClosedReferral | ClosedElsewhere, dueOn: string | null | undefined): Placement {
  const { laborerId, postingId, employerId, office, referredOn, standing, channel } = state;
  return {
    status: stageAfterReopening(state.stage),
    ...{ laborerId, postingId, employerId, office, referredOn, standing, channel },
    dueOn: dueOn ?? state.dueOn,
  };
}
