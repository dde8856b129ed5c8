import type { Caller } from '@chunfeng/http';
import type { PlainDate } from '@chunfeng/reference';
import type { PostingViewState } from '../projections/postings.table';

/**
 * Which postings a caller sees. Offices see all; an employer sees what is listed and everything of its own;
 * everybody else what is listed, published or incomplete.
 */
export type PostingSight =
  | { readonly kind: 'all' }
  | { readonly kind: 'listed-and-own'; readonly employerId: string }
  | { readonly kind: 'listed' };

const SEE_ALL: ReadonlySet<Caller['role']> = new Set(['clerk', 'bureau', 'auditor', 'operator']);

export function sightOf({ role, employerId }: Caller): PostingSight {
  if (SEE_ALL.has(role)) return { kind: 'all' };
  return role === 'employer' && employerId !== undefined
    ? { kind: 'listed-and-own', employerId }
    : { kind: 'listed' };
}

/** A posting that was filled stays to be seen: people ask what has become of it. */
export const LISTED_STATES = ['published', 'listed-incomplete', 'filled'] as const;

/** The last day is over though the timer has not said so yet: nobody is shown it as open. */
export function stateOn(
  { state, validThrough }: { readonly state: PostingViewState; readonly validThrough: string | null },
  today: PlainDate,
): PostingViewState {
  const isListed = LISTED_STATES.some((listed) => listed === state);
  return isListed && validThrough !== null && validThrough < today ? 'expired' : state;
}

export function mayBeSeen(
  { state, employerId }: { readonly state: string; readonly employerId: string | null },
  sight: PostingSight,
): boolean {
  if (sight.kind === 'all' || LISTED_STATES.some((listed) => listed === state)) return true;
  return sight.kind === 'listed-and-own' && employerId === sight.employerId;
}
