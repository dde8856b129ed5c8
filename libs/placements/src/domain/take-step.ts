import { addDays, type PlainDate } from '@chunfeng/reference';
import { answer, cancel, lapse } from './answer';
import { correct, type Correction } from './correct';
import { anyDay, occurredAt, pastDay } from './dates';
import { end } from './end';
import { recordInterview, scheduleInterview } from './interview';
import { jointly, nothingToDo, type HiringDecision, type Step } from './jointly';
import { acceptOffer, declineOffer, makeOffer, type Offer } from './offer';
import {
  isClosedReferral,
  isOpenReferral,
  type DataOf,
  type Ended,
  type OpenReferral,
  type Placement,
  type Started,
} from './placement';
import type { CancelReason, DeclineReason, EndReason, InterviewOutcome, Party } from './placement.events';
import { reverse, type Reversed } from './reverse';
import { reverseOutcome } from './reverse-outcome';
import { outOfReach, type ActingFor } from './reach';
import type { Moment, Situation } from './situation';
import { start, type StartForm } from './start';
import { allows, FULFILLED, notAllowed } from './transitions';
import { verifyRetention, verifyStart, type Means, type RetainedMonths } from './verify';
import { reject } from '@chunfeng/event-log';

/** The day on which it happened in the world; default: today. Never in the future. */
interface Dated {
  readonly on?: PlainDate;
}

/** What may be asked of a referral that is open. */
export type ReferralStep =
  | (Dated & {
      readonly type: 'answer';
      readonly answer: 'accepted' | 'declined';
      readonly party?: Party;
      readonly reason?: DeclineReason | null;
    })
  | (Dated & { readonly type: 'lapse' })
  | (Dated & { readonly type: 'schedule-interview'; readonly interviewOn: PlainDate })
  | (Dated & { readonly type: 'record-interview'; readonly outcome: InterviewOutcome })
  | (Dated & { readonly type: 'make-offer' } & Offer)
  | (Dated & { readonly type: 'accept-offer' })
  | (Dated & { readonly type: 'decline-offer'; readonly party?: Party; readonly reason: DeclineReason })
  | (Dated & { readonly type: 'start' } & StartForm)
  | (Dated & { readonly type: 'cancel'; readonly reason: CancelReason });

/** What may be asked of work that has begun; a reversal also of a referral that an outcome closed. */
export type WorkStep =
  | (Dated & { readonly type: 'verify-start'; readonly means: Means })
  | (Dated & { readonly type: 'verify-retention'; readonly months: RetainedMonths })
  | (Dated & { readonly type: 'end'; readonly reason: EndReason })
  | (Dated & { readonly type: 'correct' } & Correction)
  | (Dated & { readonly type: 'reverse'; readonly of?: Reversed['of']; readonly reason: Reversed['reason'] });

export type PlacementStep = ReferralStep | WorkStep;

/** One step of a placement that exists: all that it means to posting, person and placement, or a refusal. */
export function takeStep(
  situation: Situation,
  step: PlacementStep,
  by: ActingFor,
  moment: Moment,
): HiringDecision {
  const { placement } = situation;
  if (placement.status === 'none') return reject('placement.not-found');
  const unseen = outOfReach(situation, step.type, by);
  if (unseen) return unseen;
  if (isFulfilled(placement, step, moment)) return nothingToDo;
  if (!allows(placement.status, step.type)) return notAllowed(placement.status);
  const { on = dayOf(placement, step, moment.today) } = step;
  const wrongDay = pastDay('/on', on, moment.today, earliestOf(placement, step));
  if (wrongDay) return wrongDay;
  const parts = partsOf(situation, step, by, on, moment);
  return parts === 'unchanged' ? nothingToDo : jointly(situation, parts, occurredAt(on, moment.now));
}

function partsOf(
  situation: Situation,
  step: PlacementStep,
  by: ActingFor,
  on: PlainDate,
  moment: Moment,
): Step | 'unchanged' {
  const { placement } = situation;
  if (isOpenReferral(placement) && isReferralStep(step))
    return referralStep(situation, placement, step, by, on, moment);
  if ((placement.status === 'started' || placement.status === 'ended') && !isReferralStep(step))
    return workStep(situation, placement, step, on, moment);
  if (isClosedReferral(placement) && step.type === 'reverse')
    return reverseOutcome(situation, placement, step, moment);
  return notAllowed(placement.status);
}

function referralStep(
  situation: Situation,
  state: OpenReferral,
  step: ReferralStep,
  by: ActingFor,
  on: PlainDate,
  moment: Moment,
): Step {
  switch (step.type) {
    case 'answer':
      return answer(situation, state, { ...step, party: partyOf(step.party, by) }, on);
    case 'lapse':
      return lapse(situation, state, moment);
    case 'schedule-interview':
      return anyDay('/interviewOn', step.interviewOn) ?? scheduleInterview(situation, step.interviewOn);
    case 'record-interview':
      return recordInterview(situation, state, step.outcome, on);
    case 'make-offer':
      return anyDay('/startOn', step.startOn ?? null) ?? makeOffer(situation, step);
    case 'accept-offer':
      return acceptOffer(situation, on, moment);
    case 'decline-offer':
      return declineOffer(situation, state, { party: partyOf(step.party, by), reason: step.reason }, on);
    case 'start':
      return start(situation, state, step, on, moment);
    case 'cancel':
      return cancel(situation, state, step.reason);
  }
}

function workStep(
  situation: Situation,
  state: Started | Ended,
  step: WorkStep,
  on: PlainDate,
  moment: Moment,
): Step | 'unchanged' {
  switch (step.type) {
    case 'verify-start':
      return verifyStart(situation, state, step.means, on);
    case 'verify-retention':
      return verifyRetention(situation, state, step.months, on);
    case 'end':
      return state.status === 'started'
        ? end(situation, state, { endedOn: on, reason: step.reason })
        : notAllowed(state.status);
    case 'correct':
      return correct(situation, state, step, moment);
    case 'reverse': {
      const { of = state.status === 'ended' ? 'end' : 'start', reason } = step;
      return reverse(situation, state, { of, reason }, moment);
    }
  }
}

const REFERRAL_STEPS: ReadonlySet<PlacementStep['type']> = new Set<ReferralStep['type']>([
  'answer',
  'lapse',
  'schedule-interview',
  'record-interview',
  'make-offer',
  'accept-offer',
  'decline-offer',
  'start',
  'cancel',
]);

function isReferralStep(step: PlacementStep): step is ReferralStep {
  return REFERRAL_STEPS.has(step.type);
}

/** An employer answers for itself; an office says whose answer it was, or gives its own. */
function partyOf(told: Party | undefined, by: ActingFor): Party {
  return by.kind === 'employer' ? 'employer' : (told ?? 'office');
}

/** A lapse that is caught up late happened on the day after the last one; whatever else is not told, today. */
function dayOf(placement: Placement, { type }: PlacementStep, today: PlainDate): PlainDate {
  if (type !== 'lapse' || placement.status !== 'referred') return today;
  const lapsed = addDays(placement.dueOn, 1);
  return lapsed < today ? lapsed : today;
}

/** A referral goes on from its own day, work from its start; a correction and a reversal may say anything of both. */
function earliestOf(placement: Placement, { type }: PlacementStep): PlainDate | null {
  if (type === 'correct' || type === 'reverse') return null;
  if (isOpenReferral(placement)) return placement.referredOn;
  return placement.status === 'started' || placement.status === 'ended' ? placement.terms.startedOn : null;
}

/** Asked for again with the same content, it is a repeat; with another one, it is refused like anything else. */
function isFulfilled(placement: Placement, step: PlacementStep, { today }: Moment): boolean {
  if (FULFILLED[placement.status]?.includes(step.type) !== true) return false;
  const { on = today } = step;
  switch (step.type) {
    case 'answer':
      return step.answer === 'accepted';
    case 'start':
      return placement.status === 'started' && placement.terms.startedOn === on;
    case 'end':
      return placement.status === 'ended' && sameEnd(placement.end, { endedOn: on, reason: step.reason });
    default:
      return true;
  }
}

function sameEnd(a: DataOf<'placement.ended'>, b: DataOf<'placement.ended'>): boolean {
  return a.endedOn === b.endedOn && a.reason === b.reason;
}
