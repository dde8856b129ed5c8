import { returnVacancy } from '@chunfeng/postings';
import { closedEvent, releaseOf } from './end';
import type { Step } from './jointly';
import { reopenOthers } from './others';
import type { DataOf, Ended, Started } from './placement';
import { opening, placedAlready } from './start';
import type { Moment, Situation } from './situation';
import { notAllowed } from './transitions';
import { noted } from './verify';

export type Reversed = DataOf<'placement.reversed'>;

/** A start or an end that never was. */
export function reverse(
  situation: Situation,
  state: Started | Ended,
  reversed: Reversed,
  moment: Moment,
): Step {
  if (reversed.of === 'start') return reverseStart(situation, state, reversed, moment);
  return state.status === 'ended' && reversed.of === 'end'
    ? reverseEnd(situation, state, reversed)
    : notAllowed(state.status);
}

/** The vacancy returns, and what the start had closed is open again. */
function reverseStart(
  situation: Situation,
  { status, terms: { standing } }: Started | Ended,
  data: Reversed,
  moment: Moment,
): Step {
  const given = reopenOthers(situation, moment);
  const runs = status === 'started';
  const closing = runs ? closedEvent(situation, standing, 'reversed') : noted(situation);
  return {
    placement: [{ type: 'placement.reversed', data }],
    candidacy: [closing, ...given.candidacy],
    others: given.others,
    ...(situation.postingId === null ? {} : { posting: returnVacancy(situation.posting, situation.id) }),
    ...(runs ? releaseOf(standing) : {}),
  };
}

/**
 * The person has worked there all along, so nobody else may have them as main by now, and what was opened for them
 * since is closed as by the start itself (INV-ONE).
 */
function reverseEnd(situation: Situation, { terms: { standing } }: Ended, data: Reversed): Step {
  return (
    placedAlready(situation, standing) ?? {
      placement: [{ type: 'placement.reversed', data }],
      ...opening(situation, standing),
    }
  );
}
