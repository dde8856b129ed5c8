import type { Missing, WagePeriod } from './posting.events';

/** A value of the policy and what it rests on. "project" marks our own choice, which no text prescribes. */
export interface Sourced<T> {
  readonly value: T;
  readonly source: string;
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
  /** Wages outside of it are plausible, but looked at before an employer's own posting is published. */
  readonly usualWageFen: Sourced<
    Readonly<Record<Exclude<WagePeriod, 'piece'>, readonly [min: number, max: number]>>
  >;
  /** Years of age at which work may begin. */
  readonly youngest: Sourced<number>;
  /** Oldest age that a limit may name at all. */
  readonly oldest: Sourced<number>;
  /** Open referrals admitted per remaining vacancy, unless the terms state their own ratio (INV-QUOTA). */
  readonly referralRatio: Sourced<number>;
  /** Days after which a referral lapses unanswered. */
  readonly referralLapseDays: Sourced<number>;
  /** Working days within which an office reviews a posting. */
  readonly reviewDays: Sourced<number>;
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
  usualWageFen: {
    value: {
      hour: [8 * YUAN, 300 * YUAN],
      day: [50 * YUAN, 2_000 * YUAN],
      month: [500 * YUAN, 50_000 * YUAN],
      year: [6_000 * YUAN, 1_000_000 * YUAN],
    },
    source: 'project: welfare posts at the lower end, senior staff at the upper one',
  },
  youngest: { value: 16, source: 'R2; 劳动法 Art. 15' },
  oldest: { value: 100, source: 'project' },
  referralRatio: { value: 3, source: 'project: an employer has a choice, and nobody waits in vain for long' },
  referralLapseDays: { value: 15, source: 'project: how long a referral slip is usually good for' },
  reviewDays: { value: 3, source: 'project' },
};
