import { releaseReferral, type PostingDecision } from '@chunfeng/postings';
import type { CandidacyEvent, ClosingReason } from './candidacy.events';
import type { OpenReferral } from './placement';
import type { Situation } from './situation';

/** The referral is none any more. */
export function closed(
  { id }: Situation,
  { postingId }: OpenReferral,
  reason: ClosingReason,
): CandidacyEvent {
  return { type: 'candidacy.referral-closed', data: { placementId: id, postingId, reason, by: null } };
}

export function advanced(
  { id }: Situation,
  stage: 'answered' | 'interview' | 'offer' | 'offer-accepted',
): CandidacyEvent {
  return { type: 'candidacy.referral-advanced', data: { placementId: id, stage } };
}

/** Whatever it holds of the posting goes back: a place of the quota, or a reserved vacancy. */
export function released(
  { id, posting }: Situation,
  reason: Parameters<typeof releaseReferral>[2],
): PostingDecision {
  return releaseReferral(posting, id, reason);
}
