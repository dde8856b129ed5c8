import { normalCitizenNumber } from './hashes/normal-forms';

/** What a citizen number says by itself. */
export interface CitizenNumber {
  /** 18 characters, X in upper case. */
  readonly number: string;
  /** Calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
  readonly birthDate: string;
  /** GB/T 2261.1: `1` male, `2` female; the 17th digit is odd for men. */
  readonly sex: '1' | '2';
}

export type CitizenNumberFault =
  /** Not 17 digits and a digit or X. */
  | 'form'
  /** A spreadsheet took it for a number: `5.10101E+17`, or zeros from the 16th digit on. */
  | 'spreadsheet'
  /** The number of before 1999. */
  | 'fifteen-digits'
  | 'birth-date'
  | 'check-character';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/**
 * Reads a citizen number (GB 11643-1999; check character by ISO 7064 MOD 11-2). The first six digits are the
 * division at the time of issue, often one that has gone since: they are compared with nothing (INV-ID).
 *
 * @param today refuses births after this day (`YYYY-MM-DD`), where it is given.
 */
export function parseCitizenNumber(text: string, today?: string): CitizenNumber | CitizenNumberFault {
  const number = normalCitizenNumber(text);
  if (/^\d(\.\d+)?E\+?1[4-7]$/.test(number)) return 'spreadsheet';
  if (/^\d{15}$/.test(number)) return 'fifteen-digits';
  if (!/^\d{17}[\dX]$/.test(number)) return 'form';
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isCalendarDay(birthDate) || (today !== undefined && birthDate > today)) return 'birth-date';
  if (number[17] !== citizenNumberCheckCharacter(number)) {
    // A spreadsheet keeps 15 significant digits and writes zeros for the rest.
    return number.endsWith('000') ? 'spreadsheet' : 'check-character';
  }
  return { number, birthDate, sex: Number(number[16]) % 2 === 1 ? '1' : '2' };
}

/** The check character that belongs to the first 17 digits. */
export function citizenNumberCheckCharacter(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/** For publicity lists: province and last four characters; division and birth date are hidden (domain.md §3). */
export function maskCitizenNumber(number: string): string {
  return `${number.slice(0, 2)}${'*'.repeat(12)}${number.slice(-4)}`;
}

/** Plain arithmetic: a date object would move the day through a time zone, and Shanghai had summer time. */
function isCalendarDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return year >= 1850 && day >= 1 && day <= days;
}
