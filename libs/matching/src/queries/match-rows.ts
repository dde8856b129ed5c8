import type { Points } from '../domain/addends';
import type { FilterReason } from '../domain/reasons';

/** What every answer is stamped with. */
interface Stamp {
  readonly policy_version: number;
  /** Why the list is empty for everybody, or the first filter that a pair fails; null: nothing of the kind. */
  readonly failed: FilterReason | null;
}

/** Offices that "own" is judged by. */
export interface Holding {
  readonly office: string;
  readonly ledger: string;
  readonly responsible: string;
}

export interface Scored extends Points {
  readonly key: number;
  readonly tier: number;
}

export interface Candidate extends Scored, Holding {
  readonly rank: number;
  readonly laborer_id: string;
  readonly birth_year: number;
  readonly education: number;
  readonly available_from: string | null;
  readonly lodging_needed: boolean;
  readonly synthetic: boolean;
}

export interface Match extends Scored {
  readonly rank: number;
  readonly posting_id: string;
}

type Unscored<T> = { readonly [K in keyof T]: null };

/** A list has at least one row; an empty one has one without a key. */
export type CandidateRow = Stamp & { readonly employer_id: string | null } & (
    Candidate | Unscored<Candidate>
  );
export type MatchRow = Stamp & Holding & (Match | Unscored<Match>);
export type PairRow = Stamp & Holding & (Scored | Unscored<Scored>);

export interface CandidateList {
  readonly policyVersion: number;
  /** Employer who may see it; null: only offices. */
  readonly employerId: string | null;
  readonly failed: FilterReason | null;
  readonly items: readonly Candidate[];
}

export interface MatchList {
  readonly policyVersion: number;
  readonly holding: Holding;
  readonly failed: FilterReason | null;
  readonly items: readonly Match[];
}

/** A pair together with both lists as of one snapshot; the lists are empty where a filter fails. */
export interface PairInLists {
  readonly policyVersion: number;
  readonly holding: Holding;
  readonly failed: FilterReason | null;
  /** Null where one of the two is in no match table. */
  readonly score: Scored | null;
  readonly candidates: readonly Candidate[];
  readonly matches: readonly Match[];
}

export function isScored<T extends { readonly key: number | null }>(
  row: T,
): row is Extract<T, { readonly key: number }> {
  return row.key !== null;
}
