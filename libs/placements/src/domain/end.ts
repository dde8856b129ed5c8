import type { CandidacyEvent } from './candidacy.events';
import type { Step } from './jointly';
import type { End, Started } from './placement';
import type { Standing } from './placement.events';
import type { Situation } from './situation';

/** The vacancy stays taken: it was filled, and what comes after is the employer's new need. */
export function end(situation: Situation, { terms }: Started, ended: End): Step {
  return {
    placement: [{ type: 'placement.ended', data: ended }],
    candidacy: [closedEvent(situation, terms.standing, 'ended')],
    ...releaseOf(terms.standing),
  };
}

export function closedEvent(
  { id }: Situation,
  standing: Standing,
  reason: 'ended' | 'reversed' | 'corrected',
): CandidacyEvent {
  return { type: `candidacy.${standing}-placement-closed`, data: { placementId: id, reason } };
}

export function releaseOf(standing: Standing): { readonly claim?: 'release' } {
  return standing === 'main' ? { claim: 'release' } : {};
}
