import { isDeepStrictEqual } from 'node:util';
import type { PlainDate } from '@chunfeng/reference';
import { withoutContact } from './checks/contact-in-text';
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

/** Free texts of a posting, all of which the check reads. */
export const TEXT_FIELDS = [
  'title',
  'description',
  'headcountRaw',
  'wageRaw',
  'placeRaw',
  'ageRaw',
  'sexRaw',
] as const satisfies readonly (keyof Terms)[];

/** The same for fields that hold several. */
export const TEXT_LISTS = ['skills', 'benefits'] as const satisfies readonly (keyof Terms)[];

/**
 * What goes into the event: a wage of unknown period stays in `wageRaw` only, and no contact of anybody is kept,
 * though the posting is refused for it (INV-SEAL).
 */
export function toStored(terms: ProposedTerms): Terms {
  const texts = TEXT_FIELDS.map((field) => [field, cleared(terms[field])]);
  const lists = TEXT_LISTS.map((field) => [field, terms[field].map(withoutContact)]);
  return { ...terms, ...Object.fromEntries([...texts, ...lists]), wage: storedWage(terms.wage) } as Terms;
}

/** An employer that a notice only names; a registered one keeps the name it is registered under. */
export function toStoredEmployer({ id, name }: PostingEmployer): PostingEmployer {
  return { id, name: id === null ? cleared(name) : name };
}

function cleared(text: string | null): string | null {
  return text === null ? null : withoutContact(text);
}

function storedWage(wage: ProposedTerms['wage']): Terms['wage'] {
  if (wage === null || wage.period === 'unknown') return null;
  return { ...wage, period: wage.period };
}

/** Names of the top-level fields in which two contents differ. */
export function differences(before: object, after: object): string[] {
  const [left, right] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...left.keys(), ...right.keys()])].filter(
    (field) => !isDeepStrictEqual(left.get(field), right.get(field)),
  );
}
