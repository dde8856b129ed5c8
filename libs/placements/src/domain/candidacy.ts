import type { Decider } from '@chunfeng/event-log';
import type { CandidacyEvent } from './candidacy.events';

type Stage = 'referred' | 'answered' | 'interview' | 'offer' | 'offer-accepted';

export interface CandidateReferral {
  readonly postingId: string;
  readonly stage: Stage;
}

/** A referral that the start of another placement closed, and which its reversal would give back. */
export interface ClosedReferral {
  readonly placementId: string;
  readonly postingId: string;
  readonly by: string;
}

/** All that is open for one person, by placement id. */
export interface Candidacy {
  readonly referrals: Readonly<Record<string, CandidateReferral>>;
  /** INV-ONE: at most one. */
  readonly main: string | null;
  readonly secondary: readonly string[];
  readonly closedElsewhere: readonly ClosedReferral[];
}

/** Stream `candidacy-<laborer uuid>`. */
export const candidacy: Decider<Candidacy, CandidacyEvent> = {
  category: 'candidacy',
  initial: { referrals: {}, main: null, secondary: [], closedElsewhere: [] },
  evolve,
};

/** INV-ONE as the log itself guards it: one open main placement per laborer. */
export const MAIN_PLACEMENT_CLAIM = 'main-placement';

function evolve(state: Candidacy, event: CandidacyEvent): Candidacy {
  const { placementId } = event.data;
  switch (event.type) {
    case 'candidacy.referral-opened':
      return withReferral(state, placementId, { postingId: event.data.postingId, stage: 'referred' });
    case 'candidacy.referral-advanced': {
      const referral = state.referrals[placementId];
      return referral === undefined
        ? state
        : withReferral(state, placementId, { ...referral, stage: event.data.stage });
    }
    case 'candidacy.referral-closed': {
      const { postingId, by } = event.data;
      const closed = by === null ? [] : [{ placementId, postingId, by }];
      return {
        ...withoutReferral(state, placementId),
        closedElsewhere: [...state.closedElsewhere, ...closed],
      };
    }
    case 'candidacy.referral-reopened': {
      const { postingId, stage } = event.data;
      return {
        ...withReferral(state, placementId, { postingId, stage }),
        closedElsewhere: state.closedElsewhere.filter((closed) => closed.placementId !== placementId),
      };
    }
    case 'candidacy.main-placement-opened':
      return { ...state, main: placementId };
    case 'candidacy.main-placement-closed':
      return { ...state, main: null };
    case 'candidacy.secondary-placement-opened':
      return { ...state, secondary: [...state.secondary, placementId] };
    case 'candidacy.secondary-placement-closed':
      return { ...state, secondary: state.secondary.filter((id) => id !== placementId) };
    case 'candidacy.placement-noted':
      return state;
  }
}

function withReferral(state: Candidacy, id: string, referral: CandidateReferral): Candidacy {
  return { ...state, referrals: { ...state.referrals, [id]: referral } };
}

function withoutReferral(state: Candidacy, id: string): Candidacy {
  const left = Object.entries(state.referrals).filter(([other]) => other !== id);
  return { ...state, referrals: Object.fromEntries(left) };
}

/** @returns the placement of the person's open referral to the posting, if there is one. */
export function referralTo({ referrals }: Candidacy, postingId: string): string | undefined {
  return Object.keys(referrals).find((id) => referrals[id]?.postingId === postingId);
}
