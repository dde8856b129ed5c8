import {
  posting,
  recountReferral,
  releaseReferral,
  releaseVacancy,
  type PostingDecision,
  type PostingState,
} from '@chunfeng/postings';
import { isOpenReferral, type Placement } from './placement';

/**
 * Brings a posting in line with a placement that another one closed or gave back: decided on both, so that it is
 * right whenever it comes, and however often. A start settles its own posting itself.
 */
export function settlePosting(state: PostingState, id: string, placement: Placement): PostingDecision {
  if (placement.status === 'closed-elsewhere') return releaseReferral(state, id, 'placed-elsewhere');
  if (isOpenReferral(placement) && placement.status !== 'offer-accepted') return reopened(state, id);
  return { accepted: true, events: [] };
}

/** It counts again. A vacancy that was reserved for it goes back: the offer has to be accepted anew. */
function reopened(state: PostingState, id: string): PostingDecision {
  const released = releaseVacancy(state, id, 'placed-elsewhere');
  if (!released.accepted) return released;
  const after = released.events.reduce((before, event) => posting.evolve(before, event), state);
  const counted = recountReferral(after, id);
  return counted.accepted ? { accepted: true, events: [...released.events, ...counted.events] } : counted;
}
