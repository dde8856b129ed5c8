import { addDays } from '@chunfeng/reference';
import { referralTo } from './candidacy';
import type { CandidacyEvent } from './candidacy.events';
import type { Parts } from './jointly';
import { isOpenReferral, stageAfterReopening, type ClosedElsewhere, type ClosedReferral } from './placement';
import type { PlacementEvent } from './placement.events';
import type { Moment, Situation } from './situation';

type Others = Required<Pick<Parts, 'candidacy' | 'others'>>;

/**
 * INV-ONE: whoever has begun a main placement is open for nothing else. The other postings get their quota or
 * vacancy back a moment later, and count conservatively until then.
 */
export function closeOthers({ id, candidacy, others }: Situation): Others {
  const closing = Object.entries(candidacy.referrals).filter(
    ([other]) => other !== id && isOpenReferral(others.get(other) ?? { status: 'none' }),
  );
  return {
    candidacy: closing.map(([placementId, { postingId }]) => ({
      type: 'candidacy.referral-closed',
      data: { placementId, postingId, reason: 'placed-elsewhere', by: id },
    })),
    others: closing.map(([other]) => ({
      id: other,
      events: [{ type: 'placement.closed-elsewhere', data: { reason: 'placed-elsewhere', by: id } }],
    })),
  };
}

/**
 * What a start that never was had closed is open again: unless the person has another main placement by now, is
 * referred to the same posting anew (INV-QUOTA), or was forgotten.
 */
export function reopenOthers(situation: Situation, { today, grounds }: Moment): Others {
  const { id, candidacy } = situation;
  const placed = candidacy.main !== null && candidacy.main !== id;
  if (placed || situation.laborer.status !== 'registered') return { candidacy: [], others: [] };
  const reopened = closedBy(situation);
  const dueOn = addDays(today, grounds.policy.referralLapseDays.value);
  return {
    candidacy: reopened.map(([placementId, closed]) => reopening(placementId, closed)),
    others: reopened.map(([other, { stage }]) => {
      const data = { because: id, dueOn: stage === 'referred' ? dueOn : null };
      return { id: other, events: [{ type: 'placement.reopened', data } satisfies PlacementEvent] };
    }),
  };
}

/**
 * What the placement has closed, the newest first. It may have closed two referrals to one posting, one when it began and
 * one when its end was reversed: only the newer is open again (INV-QUOTA).
 */
function closedBy({ id, candidacy, others }: Situation): [string, ClosedElsewhere][] {
  const open = new Set<string>();
  return candidacy.closedElsewhere.toReversed().flatMap(({ placementId }): [string, ClosedElsewhere][] => {
    const state = others.get(placementId);
    if (state?.status !== 'closed-elsewhere' || state.by !== id) return [];
    if (open.has(state.postingId) || referralTo(candidacy, state.postingId) !== undefined) return [];
    open.add(state.postingId);
    return [[placementId, state]];
  });
}

const CANDIDATE_STAGES = {
  referred: 'referred',
  answered: 'answered',
  'interview-scheduled': 'interview',
  interviewed: 'interview',
  offered: 'offer',
} as const;

export function reopening(
  placementId: string,
  { postingId, stage }: ClosedReferral | ClosedElsewhere,
): CandidacyEvent {
  const data = { placementId, postingId, stage: CANDIDATE_STAGES[stageAfterReopening(stage)] };
  return { type: 'candidacy.referral-reopened', data };
}
