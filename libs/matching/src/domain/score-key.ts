/**
 * The score of a pair is one integer of 31 bits: `tier (3) | points (7) | seniority (21)`. Larger is better. No two
 * people share a seniority, so the keys of one posting's list are a total order.
 */
const POINTS_BITS = 7;
const SENIORITY_BITS = 21;
export const MAX_POINTS = 2 ** POINTS_BITS - 1;
/** People who can be registered before the key has to grow. */
export const MAX_PEOPLE = 2 ** SENIORITY_BITS;

/** More people than the key can tell apart: matching stops instead of giving two of them one place. */
export class SeniorityOverflowError extends Error {
  constructor() {
    super(`the score has room for ${MAX_PEOPLE} registered people; widen its seniority before going on`);
    this.name = 'SeniorityOverflowError';
  }
}

/**
 * Seniority of the n-th registered person (from 0): who has waited longer has the larger one.
 * @throws SeniorityOverflowError
 */
export function seniorityOf(ordinal: number): number {
  if (ordinal >= MAX_PEOPLE) throw new SeniorityOverflowError();
  return MAX_PEOPLE - 1 - ordinal;
}

export interface Score {
  readonly tier: number;
  readonly points: number;
  readonly seniority: number;
}

export function readKey(key: number): Score {
  return {
    tier: Math.floor(key / 2 ** (POINTS_BITS + SENIORITY_BITS)),
    points: Math.floor(key / MAX_PEOPLE) % 2 ** POINTS_BITS,
    seniority: key % MAX_PEOPLE,
  };
}
