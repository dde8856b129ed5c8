import { findDivisions, findOccupation, parseDivisionCode, retirementAgesOn } from '@chunfeng/reference';
import type { ReferenceLookup } from './domain/check-terms';
import { POSTING_POLICY } from './domain/posting-policy';
import type { Grounds } from './domain/verdict';

/** The reference data as decisions see it: a code of any time exists, old postings keep theirs. */
export const referenceLookup: ReferenceLookup = {
  placeExists(code) {
    const parsed = parseDivisionCode(code);
    return parsed === code && findDivisions(parsed).length > 0;
  },
  occupationExists: (code) => findOccupation(code) !== undefined,
  retirementAgesOn,
};

/** What every decision about a posting is taken by at a moment. */
export function groundsAt(now: Date): Grounds {
  return { now, policy: POSTING_POLICY, reference: referenceLookup };
}
