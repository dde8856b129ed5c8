import { parseDivisionCode } from './division-code';
import type { Division } from './division-store';
import { findDivisions } from './divisions';

/**
 * What the first six digits of a citizen number say. Never a reason to refuse the number (INV-ID): they carry
 * the code of the day of issue, and not every former list is in the files.
 */
export interface CitizenNumberRegion {
  /** `unlisted`: in no list we have, which proves nothing. */
  readonly kind: 'listed' | 'unlisted';
  /** Records of the code; the day of issue is not in the number, so all of them stay possible. */
  readonly divisions: readonly Division[];
}

/** Looks up the six-digit region prefix of a citizen number. */
export function citizenNumberRegion(prefix: string): CitizenNumberRegion {
  const code = parseDivisionCode(prefix);
  const divisions = code === undefined ? [] : findDivisions(code);
  return { kind: divisions.length > 0 ? 'listed' : 'unlisted', divisions };
}
