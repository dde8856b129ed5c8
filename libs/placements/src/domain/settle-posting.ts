import {
  recountReferral,
  releaseReferral,
  type PostingDecision,
  type PostingState,
} from '@chunfeng/postings';
import { isOpenReferral, type Placement } from './placement';

/**
 * Brings a posting in line with a placement that another one closed or gave back: decided on both, so that it is
 * right whenever it comes, and however often. A start settles its own posting itself.
 */
export function settlePosting(posting: PostingState, id: string, placement: Placement): PostingDecision {
  if (placement.status === 'closed-elsewhere') return releaseReferral(posting, id, 'placed-elsewhere');
  if (isOpenReferral(placement) && placement.status !== 'offer-accepted') return recountReferral(posting, id);
  return { accepted: true, events: [] };
}
