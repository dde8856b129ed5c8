import { accept, reject } from '@chunfeng/event-log';
import { dayInShanghai } from '@chunfeng/reference';
import type { EmployerState } from './employer';
import type { PostingContent, PostingDecision, PostingState } from './posting';
import type { PostingEvent, RefusalReason, ReviewReason } from './posting.events';
import type { PostingPolicy } from './posting-policy';
import { officeInCharge } from './posting-reach';
import type { ProposedTerms } from './proposal';
import { judge, verdictEvent, type Grounds } from './verdict';
import { addWorkingDays } from './working-days';

/** Why an office looks at an employer's own posting before anybody else does; empty: it need not. */
export function reviewReasons(
  terms: Pick<ProposedTerms, 'wage'>,
  registered: EmployerState | undefined,
  policy: PostingPolicy,
): ReviewReason[] {
  const reasons: ReviewReason[] = [];
  const isVerified =
    registered !== undefined && registered.status !== 'none' && registered.verifiedBy !== null;
  if (!isVerified) reasons.push('employer-unverified');
  if (isWageUnusual(terms, policy)) reasons.push('wage-unusual');
  return reasons;
}

function isWageUnusual({ wage }: Pick<ProposedTerms, 'wage'>, policy: PostingPolicy): boolean {
  if (wage === null || wage.period === 'unknown' || wage.period === 'piece') return false;
  const [lowest, highest] = policy.usualWageFen.value[wage.period];
  return [wage.minFen, wage.maxFen].some((fen) => fen !== null && (fen < lowest || fen > highest));
}

/** Instead of a verdict that would list the posting. */
export function reviewEvent(
  content: Pick<PostingContent, 'office' | 'terms'>,
  reasons: readonly ReviewReason[],
  { now, policy }: Grounds,
): PostingEvent {
  return {
    type: 'posting.review-requested',
    data: {
      reasons: [...reasons],
      dueOn: addWorkingDays(dayInShanghai(now), policy.reviewDays.value),
      office: officeInCharge(content),
      policy: policy.version,
    },
  };
}

/** What an office makes of it. A pass is checked as of today all the same; a refusal names its reasons. */
export type ReviewVerdict =
  { readonly verdict: 'pass' } | { readonly verdict: 'refuse'; readonly reasons: readonly RefusalReason[] };

export function review(state: PostingState, given: ReviewVerdict, grounds: Grounds): PostingDecision {
  if (state.status === 'none' || state.status === 'proposed') return reject('posting.not-found');
  if (state.status !== 'in-review') return reject('posting.not-in-review');
  if (given.verdict === 'refuse') {
    const reasons = given.reasons.map((code) => ({ code, field: '', rule: 'policy: review' }));
    return accept([verdictEvent({ kind: 'refuse', reasons }, grounds)]);
  }
  const { terms, employer, confirmedOn } = state.content;
  const judged = {
    terms,
    employer,
    confirmedOn: confirmedOn ?? dayInShanghai(grounds.now),
    isVacancy: true,
  };
  return accept([verdictEvent(judge(judged, grounds), grounds)]);
}
