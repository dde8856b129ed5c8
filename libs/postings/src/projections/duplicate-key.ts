import { createHash } from 'node:crypto';
import type { PostingEmployer, Terms } from '../domain/posting.events';

/**
 * What two postings have in common when one probably repeats the other: employer, title, wage, headcount and
 * place. Domain.md §4.7: re-posts inflate demand, so they are flagged; they may be real, so they are not refused.
 * @returns undefined without a named employer: two unknown employers are not the same one.
 */
export function duplicateKeyOf(employer: PostingEmployer, terms: Terms): string | undefined {
  // A natural person is named nowhere, and is the same one by the id.
  const named = employer.name ?? employer.id;
  if (named === null) return undefined;
  const { wage } = terms;
  const parts = [
    comparable(named),
    comparable(terms.title),
    wage === null ? null : [wage.minFen, wage.maxFen, wage.period],
    terms.headcount,
    // The address tells two shops in one district apart; the code is all there is when none was given.
    terms.placeRaw === null ? terms.place : comparable(terms.placeRaw),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

/** Width, case, blanks and the marks between words do not make another posting. */
function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s,;.、,;。·()[\]]/g, '');
}
