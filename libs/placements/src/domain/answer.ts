import { reject } from '@chunfeng/event-log';
import type { Step } from './jointly';
import type { OpenReferral } from './placement';
import type { CancelReason, DeclineReason, Party } from './placement.events';
import { advanced, closed, released } from './referral-moves';
import type { Moment, Situation } from './situation';

export interface Answer {
  readonly answer: 'accepted' | 'declined';
  readonly party: Party;
  /** Needed with a no. */
  readonly reason?: DeclineReason | null;
}

/** The feedback of the employer (回执), or the laborer's own no. */
export function answer(
  situation: Situation,
  state: OpenReferral,
  { answer: given, party, reason = null }: Answer,
  answeredOn: string,
): Step {
  const data = { answer: given, by: party, answeredOn };
  if (given === 'accepted') {
    return {
      placement: [{ type: 'placement.referral-answered', data: { ...data, reason: null } }],
      candidacy: [advanced(situation, 'answered')],
    };
  }
  if (reason === null) return reject('placement.reason-needed', { field: '/reason' });
  return {
    placement: [{ type: 'placement.referral-answered', data: { ...data, reason } }],
    candidacy: [closed(situation, state, 'declined')],
    posting: released(situation, 'answered-no'),
  };
}

/** Asked for by a timer, which may be early or late: only the day decides. */
export function lapse(situation: Situation, state: OpenReferral, { today }: Moment): Step {
  const { dueOn } = state;
  if (today <= dueOn) return reject('placement.not-due', { params: { dueOn } });
  return {
    placement: [{ type: 'placement.referral-lapsed', data: { dueOn } }],
    candidacy: [closed(situation, state, 'lapsed')],
    posting: released(situation, 'lapsed'),
  };
}

export function cancel(situation: Situation, state: OpenReferral, reason: CancelReason): Step {
  return {
    placement: [{ type: 'placement.cancelled', data: { reason } }],
    candidacy: [closed(situation, state, 'cancelled')],
    posting: released(situation, 'cancelled'),
  };
}
