import { reject } from '@chunfeng/event-log';
import { recountReferral } from '@chunfeng/postings';
import { referralTo } from './candidacy';
import { lastDayAtEntry } from './dates';
import type { Step } from './jointly';
import { reopening } from './others';
import type { ClosedReferral } from './placement';
import { alreadyReferred } from './refer';
import type { Reversed } from './reverse';
import type { Moment, Situation } from './situation';
import { placedAlready } from './start';
import { notAllowed } from './transitions';

/**
 * A no, a lapse or a cancellation that was none, as of an answer that was given in time and typed too late: the
 * referral is open where it stood and counts again. It was admitted once, so the quota does not admit it anew; an
 * accepted offer is open as an offer, for its vacancy may be gone (INV-VAC).
 */
export function reverseOutcome(
  situation: Situation,
  state: ClosedReferral,
  reversed: Pick<Reversed, 'reason'> & Partial<Pick<Reversed, 'of'>>,
  { today }: Moment,
): Step {
  const { of = state.outcome, reason } = reversed;
  if (of !== state.outcome) return notAllowed(state.status);
  const { id, posting, laborer, candidacy } = situation;
  if (laborer.status !== 'registered') return reject('placement.laborer-forgotten');
  const open = referralTo(candidacy, state.postingId);
  if (open !== undefined) return alreadyReferred(open);
  const unanswered = state.stage === 'referred';
  const data = {
    ...{ of, reason },
    ...(unanswered ? { dueOn: lastDayAtEntry(state.dueOn, today) } : {}),
  };
  return (
    placedAlready(situation, state.standing) ?? {
      placement: [{ type: 'placement.reversed', data }],
      candidacy: [reopening(id, state)],
      posting: recountReferral(posting, id),
    }
  );
}
