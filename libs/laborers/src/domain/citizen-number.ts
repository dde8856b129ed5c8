import { isPlainDate } from './plain-dates';

/** What a citizen number says by itself. The region of issue is kept in the number and never checked. */
export interface CitizenNumberFacts {
  /** 18 characters, X in upper case. */
  readonly citizenNumber: string;
  readonly birthDate: string;
  /** GB/T 2261.1: the 17th digit, odd for men. */
  readonly sex: '1' | '2';
}

export type CitizenNumberProblem =
  | 'laborer.citizen-number-format'
  | 'laborer.citizen-number-mangled'
  | 'laborer.citizen-number-old'
  | 'laborer.citizen-number-birth-date'
  | 'laborer.citizen-number-check-digit';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/** Full-width digits and stray blanks come with typing and files; they are not errors. */
function tidied(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '').toUpperCase();
}

/**
 * Reads a citizen number (GB 11643-1999). The first six digits are the division at the time of issue, often one
 * that has gone since (5102xx, 5122xx): they are not compared with anything.
 */
export function readCitizenNumber(text: string): CitizenNumberFacts | CitizenNumberProblem {
  const number = tidied(text);
  if (/^\d\.\d+E\+?1[4-7]$/.test(number)) return 'laborer.citizen-number-mangled';
  if (/^\d{15}$/.test(number)) return 'laborer.citizen-number-old';
  if (!/^\d{17}[\dX]$/.test(number)) return 'laborer.citizen-number-format';
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isPlainDate(birthDate)) return 'laborer.citizen-number-birth-date';
  if (number[17] !== checkCharacter(number)) {
    // A spreadsheet keeps 15 significant digits and writes zeros for the rest.
    return number.endsWith('000') ? 'laborer.citizen-number-mangled' : 'laborer.citizen-number-check-digit';
  }
  return { citizenNumber: number, birthDate, sex: Number(number[16]) % 2 === 1 ? '1' : '2' };
}

/** The check character that belongs to the first 17 digits. */
export function checkCharacter(number: string): string {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(number[place]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}
