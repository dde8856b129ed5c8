/**
 * Codes as integers, so that "lies below" is one range of numbers.
 *
 * Occupation: the digits of all four levels (missing ones 0), then the number of levels given:
 * `6-18-02-04` → 61802044, `6-18-02` → 61802003, `6` → 60000001, any work → 0. The last digit keeps
 * `6-31-05` and `6-31-05-00` apart. Region: the division code of 2, 4 or 6 digits as it is.
 */

/** Stands for "any work": contains every occupation. */
export const ANY_OCCUPATION = 0;

const LEVELS = 4;
/** Size of the range below an occupation of that many levels; level 4 is an occupation itself. */
const SPANS = [100_000_000, 10_000_000, 100_000, 1_000, 1] as const;

export function packOccupation(code: string): number {
  const parts = code.split('-');
  const digits = [parts[0], ...[1, 2, 3].map((level) => parts[level] ?? '00')].join('');
  return Number(`${digits}${parts.length}`);
}

/** 0 (any work), 1 (major group) … 4 (occupation). */
export function levelOf(occupation: number): number {
  return occupation % 10;
}

/** What lies in the group, itself included: an inclusive range of packed codes. */
export function rangeOf(occupation: number): readonly [number, number] {
  const level = levelOf(occupation);
  if (level === LEVELS) return [occupation, occupation];
  const span = SPANS[level] ?? 1;
  const lowest = occupation - (occupation % span);
  return [lowest, lowest + span - 1];
}

export function contains(group: number, occupation: number): boolean {
  const [lowest, highest] = rangeOf(group);
  return lowest <= occupation && occupation <= highest;
}

/** The code, the groups above it and "any work", nearest first. */
export function occupationPath(code: string): number[] {
  const parts = code.split('-');
  const groups = parts.map((_, index) => packOccupation(parts.slice(0, parts.length - index).join('-')));
  return [...groups, ANY_OCCUPATION];
}

/** The minor group of an occupation or of a minor group; `undefined` for anything wider. */
export function minorGroupOf(occupation: number): number | undefined {
  const level = levelOf(occupation);
  return level < 3 ? undefined : occupation - (occupation % 1_000) + 3;
}

/** Province, city and county of a division code of any length; what it is too short for is `null`. */
export function regionsOf(division: string): {
  readonly province: number;
  readonly city: number | null;
  readonly county: number | null;
} {
  const cut = (length: number) => (division.length >= length ? Number(division.slice(0, length)) : null);
  return { province: Number(division.slice(0, 2)), city: cut(4), county: cut(6) };
}
