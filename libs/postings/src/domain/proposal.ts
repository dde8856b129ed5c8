import { isDeepStrictEqual } from 'node:util';
import type { PlainDate } from '@chunfeng/reference';
import type { PostingEmployer, Source, Terms } from './posting.events';

/**
 * Terms as somebody proposes them. A notice may give figures without saying what they are for; stored terms
 * never do, because such a wage cannot be compared with anything.
 */
export type ProposedTerms = Omit<Terms, 'wage'> & {
  readonly wage: (Omit<NonNullable<Terms['wage']>, 'period'> & { period: Period | 'unknown' }) | null;
};
type Period = NonNullable<Terms['wage']>['period'];

/** What is proposed as a posting, by whomever. */
export interface Proposal {
  readonly terms: ProposedTerms;
  readonly employer: PostingEmployer;
  readonly source: Source;
  readonly isVacancy: boolean;
  readonly synthetic: boolean;
}

/** A posting taken down on an employer's behalf. */
export interface CollectedProposal extends Proposal {
  readonly office: string;
  readonly confirmedOn: PlainDate;
}

/** What goes into the event: a wage of unknown period stays in `wageRaw` only. */
export function toStored(terms: ProposedTerms): Terms {
  const { wage } = terms;
  if (wage === null) return { ...terms, wage };
  const { period } = wage;
  return { ...terms, wage: period === 'unknown' ? null : { ...wage, period } };
}

/** Names of the top-level fields in which two contents differ. */
export function differences(before: object, after: object): string[] {
  const [left, right] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...left.keys(), ...right.keys()])].filter(
    (field) => !isDeepStrictEqual(left.get(field), right.get(field)),
  );
}
