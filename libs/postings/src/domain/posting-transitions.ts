import { reject } from '@chunfeng/event-log';
import type { PostingDecision, PostingState } from './posting';
import type { PostingErrorCode } from './posting.errors';

/** Everything that can be asked of a posting; the last three come with a decision about a placement. */
export const POSTING_COMMANDS = [
  'submit',
  'collect',
  'amend',
  'suspend',
  'resume',
  'withdraw',
  'expire',
  'review',
  'refer',
  'reserve',
  'take',
] as const;
export type PostingCommand = (typeof POSTING_COMMANDS)[number];

/** A posting as its readers see it: what is listed stands in one of three ways. */
export type PostingStanding =
  | 'none'
  | 'in-review'
  | 'published'
  | 'listed-incomplete'
  | 'filled'
  | 'suspended'
  | 'refused'
  | 'withdrawn'
  | 'expired';

export function standingOf(state: PostingState): PostingStanding {
  if (state.status === 'proposed') return 'none';
  if (state.status !== 'listed') return state.status;
  return state.listing.kind === 'published' && state.content.vacancies.filled ? 'filled' : state.listing.kind;
}

/** What each standing allows; everything else is refused and told this list. */
export const POSTING_ALLOWED: Readonly<Record<PostingStanding, readonly PostingCommand[]>> = {
  none: ['submit', 'collect'],
  'in-review': ['amend', 'withdraw', 'review'],
  published: ['amend', 'suspend', 'withdraw', 'expire', 'refer', 'reserve', 'take'],
  'listed-incomplete': ['amend', 'suspend', 'withdraw', 'expire'],
  filled: ['amend', 'suspend', 'withdraw', 'expire'],
  suspended: ['amend', 'resume', 'withdraw', 'expire'],
  refused: ['amend', 'withdraw'],
  withdrawn: [],
  expired: [],
};

/** Refusals that rest on how the posting stands, and on nothing else. */
const BY_STANDING: ReadonlySet<PostingErrorCode> = new Set([
  'posting.exists',
  'posting.in-review',
  'posting.not-in-review',
  'posting.refused-state',
  'posting.suspended-state',
  'posting.closed',
  'posting.incomplete',
  'posting.no-vacancy',
]);

/** Tells a refusal by standing what is allowed instead. */
export function withAllowed(state: PostingState, decision: PostingDecision): PostingDecision {
  if (decision.accepted || !BY_STANDING.has(decision.rejection.code)) return decision;
  const { code, params, ...details } = decision.rejection;
  const allowed = POSTING_ALLOWED[standingOf(state)].join(', ');
  return reject(code, { ...details, params: { ...params, allowed } });
}
