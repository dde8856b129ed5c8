import { reject } from '@chunfeng/event-log';
import type { EmployerState } from './employer';
import type { PostingDecision, PostingState } from './posting';
import type { ReviewReason, SuspensionReason, WithdrawalReason } from './posting.events';
import { outOfReach } from './posting-reach';
import { withAllowed } from './posting-transitions';
import { expire, resume, suspend, withdraw } from './posting-standing';
import { amend, type Amendment } from './propose-posting';
import { review, reviewReasons, type ReviewVerdict } from './review';
import type { Grounds } from './verdict';

/** What may be asked of a posting that exists. */
export type PostingChange =
  | ({ readonly type: 'amend' } & Amendment)
  | { readonly type: 'suspend'; readonly reason: SuspensionReason }
  | { readonly type: 'resume' }
  | { readonly type: 'withdraw'; readonly reason: WithdrawalReason }
  | { readonly type: 'expire' }
  | ({ readonly type: 'review' } & ReviewVerdict);

/** On whose behalf: an employer reaches its own postings only, everybody else what belongs to the office. */
export type ChangedBy =
  | { readonly kind: 'office'; readonly office: string }
  | { readonly kind: 'employer'; readonly employerId: string };

export function changePosting(
  state: PostingState,
  change: PostingChange,
  by: ChangedBy,
  grounds: Grounds,
  /** Where one is registered. */
  registered?: EmployerState,
): PostingDecision {
  // Another employer's posting is answered like none at all; offices see all of them.
  if (by.kind === 'employer' && !belongsTo(state, by.employerId)) return reject('posting.not-found');
  const refusal =
    by.kind === 'office' && 'content' in state ? outOfReach(state.content, by.office) : undefined;
  if (refusal) return refusal;
  if (shows(change) && registered?.status === 'suspended') return reject('posting.employer-suspended');
  return withAllowed(state, changed(state, change, by, grounds, registered));
}

function changed(
  state: PostingState,
  change: PostingChange,
  by: ChangedBy,
  grounds: Grounds,
  registered: EmployerState | undefined,
): PostingDecision {
  switch (change.type) {
    case 'amend':
      return amend(state, change, grounds, reasonsFor(change.terms, by, grounds, registered));
    case 'suspend':
      return suspend(state, change.reason);
    case 'resume':
      return resume(
        state,
        by.kind,
        grounds,
        'content' in state ? reasonsFor(state.content.terms, by, grounds, registered) : [],
      );
    case 'withdraw':
      return withdraw(state, change.reason);
    case 'expire':
      return expire(state, grounds);
    case 'review':
      return review(state, change, grounds);
  }
}

/** What an office does itself is reviewed by nobody. */
function reasonsFor(
  terms: Parameters<typeof reviewReasons>[0],
  by: ChangedBy,
  { policy }: Grounds,
  registered: EmployerState | undefined,
): readonly ReviewReason[] {
  return by.kind === 'employer' ? reviewReasons(terms, registered, policy) : [];
}

/** What can put a posting in front of readers, which is what the suspension of its employer is meant to stop. */
function shows(change: PostingChange): boolean {
  return (
    change.type === 'amend' ||
    change.type === 'resume' ||
    (change.type === 'review' && change.verdict === 'pass')
  );
}

function belongsTo(state: PostingState, employerId: string): boolean {
  return 'content' in state && state.content.employer.id === employerId;
}
