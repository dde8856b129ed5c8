import type { Points } from '../domain/addends';
import type { FilterReason } from '../domain/reasons';

export interface ScoredRow extends Points {
  readonly rank: number;
  readonly key: number;
  readonly tier: number;
  readonly posting_id: string;
  readonly policy_version: number;
}

export interface CandidateRow extends ScoredRow, HoldingRow {
  readonly laborer_id: string;
  readonly birth_year: number;
  readonly education: number;
  readonly available_from: string | null;
  readonly lodging_needed: boolean;
  readonly synthetic: boolean;
}

export type MatchRow = ScoredRow;

/** Offices that "own" is judged by. */
export interface HoldingRow {
  readonly office: string;
  readonly ledger: string;
  readonly responsible: string;
}

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };

/** All of the score is null where one of the two is in no match table. */
export interface PairRow
  extends Nullable<Points & Pick<ScoredRow, 'key' | 'tier'>>, HoldingRow, Pick<ScoredRow, 'policy_version'> {
  readonly failed: FilterReason | null;
}

export interface PostingHolderRow {
  readonly employer_id: string | null;
  readonly office: string | null;
  readonly unmatched: FilterReason | null;
}
