import { reject } from '@chunfeng/event-log';
import { employer, type EmployerState, isNaturalPerson } from './employer';
import type { PostingErrorCode } from './posting.errors';
import type { PostingEmployer } from './posting.events';

type Refused = ReturnType<typeof reject<PostingErrorCode>>;

/**
 * The employer of a new posting: a registered one that is not suspended, under its registered name; or whatever
 * a notice names, where it is not registered. A natural person's name stays where it is sealed (INV-SEAL).
 */
export function employerOf(
  named: PostingEmployer,
  registered: EmployerState | undefined,
): { readonly employer: PostingEmployer } | { readonly refused: Refused } {
  if (named.id === null) return { employer: named };
  if (registered === undefined || registered.status === 'none')
    return { refused: reject<PostingErrorCode>('posting.employer-unknown', { field: '/employerId' }) };
  if (registered.status === 'suspended')
    return { refused: reject<PostingErrorCode>('posting.employer-suspended', { field: '/employerId' }) };
  const { details } = registered;
  return { employer: { id: named.id, name: isNaturalPerson(details) ? null : details.name } };
}

/** What a decision about a new posting reads: the registered employer, where one is named. */
export function employerRead({
  id,
}: PostingEmployer): Readonly<Record<string, { decider: typeof employer; id: string }>> {
  return id === null ? {} : { employer: { decider: employer, id } };
}
