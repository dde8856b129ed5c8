import type { Laborer } from '@chunfeng/laborers';
import type { EmployerState, Grounds, PostingState } from '@chunfeng/postings';
import type { PlainDate } from '@chunfeng/reference';
import type { Candidacy } from './candidacy';
import type { Placement } from './placement';

/** Everything that a decision about one placement sees, from one snapshot whose versions are checked at the append. */
export interface Situation {
  /** Of the placement. */
  readonly id: string;
  readonly placement: Placement;
  readonly laborerId: string;
  readonly laborer: Laborer;
  readonly candidacy: Candidacy;
  /** `null`: work that did not come through a posting; then `posting` is its initial state. */
  readonly postingId: string | null;
  readonly posting: PostingState;
  /** Initial state where the employer is not registered. */
  readonly employer: EmployerState;
  /** Other placements of the person that the decision may move, by id: see {@link othersOf}. */
  readonly others: ReadonlyMap<string, Placement>;
}

/** When it is decided, and by which policy. */
export interface Moment {
  readonly now: Date;
  readonly today: PlainDate;
  readonly grounds: Grounds;
}

/** Placements that a start of this one closes, or that its reversal gives back. */
export function othersOf({ referrals, closedElsewhere }: Candidacy, id: string): string[] {
  const closed = closedElsewhere.filter(({ by }) => by === id).map(({ placementId }) => placementId);
  return [...Object.keys(referrals), ...closed].filter((other) => other !== id);
}
