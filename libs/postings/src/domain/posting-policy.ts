import type { Missing, WagePeriod } from './posting.events';

/** A value of the policy and what it rests on. "project" marks our own choice, which no text prescribes. */
export interface Sourced<T> {
  readonly value: T;
  readonly source: string;
}

/** Highest age that a posting may name for a sex by merely repeating the working-age table in force (R2). */
export interface WorkingAgeLimits {
  readonly from: string;
  readonly men: readonly number[];
  readonly women: readonly number[];
}

/**
 * What a posting is checked against. A change of any value is a new version under a new name: the version
 * stands in the event of every verdict, so an old verdict can be explained after the policy has moved on.
 */
export interface PostingPolicy {
  readonly version: string;
  /** Days that a posting without a stated end is valid after it was confirmed. */
  readonly validityDays: Sourced<number>;
  readonly headcountLimit: Sourced<number>;
  /** What must be known before a posting is published. */
  readonly required: Sourced<readonly Missing[]>;
  /** Plausible wage in fen per period, both ends included. */
  readonly wageFen: Sourced<Readonly<Record<WagePeriod, readonly [min: number, max: number]>>>;
  /** Years of age at which work may begin. */
  readonly youngest: Sourced<number>;
  /** Oldest age that a limit may name at all. */
  readonly oldest: Sourced<number>;
  readonly workingAge: Sourced<readonly WorkingAgeLimits[]>;
}

const YUAN = 100;

export const POSTING_POLICY: PostingPolicy = {
  version: 'postings-1',
  validityDays: { value: 90, source: 'project' },
  headcountLimit: {
    value: 10_000,
    source: 'project: real postings ask for 1 to 5,450 people; the next figures are 50,000 and 500,000',
  },
  required: {
    value: ['employer', 'headcount', 'place'],
    source: 'project: without them nobody can be referred',
  },
  wageFen: {
    value: {
      hour: [3 * YUAN, 1_000 * YUAN],
      day: [20 * YUAN, 5_000 * YUAN],
      month: [100 * YUAN, 300_000 * YUAN],
      year: [1_000 * YUAN, 5_000_000 * YUAN],
      piece: [1, 10_000 * YUAN],
    },
    source: 'project: wide enough for real postings of 2006–2026, welfare allowances included',
  },
  youngest: { value: 16, source: 'R2; 劳动法 Art. 15' },
  oldest: { value: 100, source: 'project' },
  workingAge: {
    value: [
      { from: '1978-06-02', men: [60], women: [50, 55] },
      // From 2025 the retirement ages rise by months; until 2039 any full year between old and new may stand.
      { from: '2025-01-01', men: [60, 61, 62, 63], women: [50, 51, 52, 53, 54, 55, 56, 57, 58] },
    ],
    source: 'R2: 国发〔1978〕104号; decision of the NPC Standing Committee of 2024-09-13',
  },
};

/** The highest ages that repeat the table in force on a day. */
export function workingAgeLimitsOn(policy: PostingPolicy, day: string): WorkingAgeLimits {
  const inForce = policy.workingAge.value.findLast(({ from }) => from <= day) ?? policy.workingAge.value[0];
  return inForce ?? { from: '', men: [], women: [] };
}
