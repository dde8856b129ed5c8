import type { JointDecision, Refusal } from '@chunfeng/event-log';
import { posting, withAllowed, type PostingDecision } from '@chunfeng/postings';
import { candidacy, MAIN_PLACEMENT_CLAIM } from './candidacy';
import type { CandidacyEvent } from './candidacy.events';
import { dated } from './dates';
import { placement, type Placement } from './placement';
import type { HiringErrorCode } from './placement.errors';
import type { PlacementEvent } from './placement.events';
import type { Situation } from './situation';

/** What one decision means to each of the streams that it is taken on. */
export interface Parts {
  readonly placement: readonly PlacementEvent[];
  readonly candidacy: readonly CandidacyEvent[];
  /** Where it moves the posting's vacancies or quota; its refusal refuses the whole. */
  readonly posting?: PostingDecision;
  readonly others?: readonly { readonly id: string; readonly events: readonly PlacementEvent[] }[];
  /** The claim of the open main placement (INV-ONE). */
  readonly claim?: 'take' | 'release' | undefined;
}

export type Step = Parts | Refusal<HiringErrorCode>;
export type HiringDecision = JointDecision<HiringErrorCode>;

export const nothingToDo: HiringDecision = { accepted: true, appends: [] };

/** All of it in one append or none (INV-ACK); every event happened at the same time. */
export function jointly(situation: Situation, step: Step, at: string): HiringDecision {
  if ('accepted' in step) return step;
  if (step.posting?.accepted === false) return refusedByPosting(situation, step.posting);
  const { id, laborerId, postingId } = situation;
  const person = { category: candidacy.category, id: laborerId };
  const posted = step.posting?.events ?? [];
  const claims = [{ scope: MAIN_PLACEMENT_CLAIM, key: laborerId, holder: person }];
  return {
    accepted: true,
    appends: [
      { to: { category: placement.category, id }, events: dated(step.placement, at) },
      { to: person, events: dated(step.candidacy, at) },
      ...(postingId === null || posted.length === 0
        ? []
        : [{ to: { category: posting.category, id: postingId }, events: dated(posted, at) }]),
      ...(step.others ?? []).map((other) => ({
        to: { category: placement.category, id: other.id },
        events: dated(other.events, at),
      })),
    ],
    ...(step.claim === undefined ? {} : { [step.claim]: claims }),
  };
}

function refusedByPosting({ posting: state }: Situation, decision: PostingDecision): HiringDecision {
  const told = withAllowed(state, decision);
  return told.accepted ? nothingToDo : told;
}

/** How the placement stands after a decision. */
export function placementAfter({ id, placement: before }: Situation, decision: HiringDecision): Placement {
  if (!decision.accepted) return before;
  return decision.appends
    .filter(({ to }) => to.category === placement.category && to.id === id)
    .flatMap(({ events }) => events as readonly PlacementEvent[])
    .reduce((state, event) => placement.evolve(state, event), before);
}
