import { accept, reject } from '@chunfeng/event-log';
import type { EmployerState } from './employer';
import type { PostingDecision, PostingState } from './posting';
import { resume } from './posting-standing';
import type { Grounds } from './verdict';

/**
 * What follows for one posting from the suspension of its employer. Asked for some time after the fact: the employer
 * as it stands now decides, so what was overtaken is refused.
 */
export function suspendForEmployer(
  state: PostingState,
  employerId: string,
  registered: EmployerState,
): PostingDecision {
  if (!('content' in state) || state.content.employer.id !== employerId) return reject('posting.not-found');
  if (registered.status !== 'suspended') return reject('posting.employer-in-order');
  return accept(
    state.status === 'listed' ? [{ type: 'posting.suspended', data: { reason: 'employer-suspended' } }] : [],
  );
}

/** What follows from its reinstatement: only what was suspended with it comes back. */
export function resumeForEmployer(
  state: PostingState,
  employerId: string,
  registered: EmployerState,
  grounds: Grounds,
): PostingDecision {
  if (!('content' in state) || state.content.employer.id !== employerId) return reject('posting.not-found');
  if (registered.status === 'suspended') return reject('posting.employer-suspended');
  const isItsOwn = state.status === 'suspended' && state.reason === 'employer-suspended';
  return isItsOwn ? resume(state, 'office', grounds) : accept([]);
}
