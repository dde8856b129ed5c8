import type { Missing } from '../domain/posting.events';

/** How a posting stands after its row. */
export type PostingStanding =
  'published' | 'listed-incomplete' | 'in-review' | 'refused' | 'suspended' | 'withdrawn' | 'expired';

export interface RowReason {
  /**
   * A reason of the check (`sex-limit`), of a refused command (`posting.closed`) or of the input (`line-not-json`, or
   * of one field: `field.integer`).
   */
  readonly code: string;
  /** JSON pointer into the posting or the row. */
  readonly field: string;
  readonly rule: string | null;
  /** What the field should have been, in the language of the import; for the codes of fields only. */
  readonly message?: string;
}

/** The answer to one row. Every row of a file gets one, in the order of the file. */
export interface RowReport {
  /** From 1, counting empty lines. */
  readonly line: number;
  readonly externalId: string | null;
  /**
   * `accepted-published`, `listed-incomplete`, `refused`: a new posting, stored with that verdict.
   * `amended`: the posting of an earlier import was changed. `unchanged`: it says the same. A `refused` amendment
   * leaves it as it was. `invalid`: not a row of the format; nothing was stored.
   */
  readonly outcome:
    'accepted-published' | 'listed-incomplete' | 'refused' | 'amended' | 'unchanged' | 'invalid';
  readonly postingId: string | null;
  /** `null` for an invalid row. */
  readonly standing: PostingStanding | null;
  readonly missing: readonly Missing[];
  readonly reasons: readonly RowReason[];
  /** Occupation that the title led to, and how; `null`: none. */
  readonly occupation: { readonly code: string; readonly method: string } | null;
  /** An earlier posting with the same employer, title, wage, headcount and place. */
  readonly possibleDuplicateOf: string | null;
}

/** Counts over a whole file. */
export interface ImportSummary {
  readonly rows: number;
  readonly outcomes: Readonly<Record<RowReport['outcome'], number>>;
  /** Postings by how they stand after the import, unchanged ones included. */
  readonly standings: Readonly<Record<string, number>>;
  /** Listed-incomplete postings by what is missing; a posting counts for each. */
  readonly missing: Readonly<Record<string, number>>;
  /** Refused rows by reason; a row counts for each. */
  readonly refusals: Readonly<Record<string, number>>;
  readonly invalid: Readonly<Record<string, number>>;
  readonly possibleDuplicates: number;
  readonly titles: {
    readonly total: number;
    readonly mapped: number;
    readonly byMethod: Readonly<Record<string, number>>;
  };
}
