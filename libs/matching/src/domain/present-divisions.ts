import { parseDivisionCode, successors } from '@chunfeng/reference';

/** Later than every change that the files know. */
const AFTER_ALL_CHANGES = '9999-12-31';

/**
 * A division code in canonical form, and in terms of today where the files know its one successor (开县 500234 is
 * 开州区 500154 since 2016), so that an old wish and a new posting meet. What was divided, or went where the files do
 * not tell, keeps its code. Raise the projection's version when the divisions change.
 */
export function presentDivision(code: string): string {
  const known = parseDivisionCode(code);
  if (known === undefined) return code;
  if (known.length > 6) return presentDivision(known.slice(0, 6));
  const succession = successors(known, AFTER_ALL_CHANGES);
  const [only, ...others] = succession.kind === 'replaced' ? succession.codes : [];
  return only !== undefined && others.length === 0 ? only : known;
}

/** The same for an accepted region: all parts of what was divided are accepted, beside the old code itself. */
export function acceptedDivisions(code: string): string[] {
  const known = parseDivisionCode(code);
  if (known === undefined) return [code];
  const succession = successors(known, AFTER_ALL_CHANGES);
  const codes: readonly string[] = succession.kind === 'replaced' ? succession.codes : [];
  return codes.length === 1 ? [...codes] : [known, ...codes];
}
