import type { PlainDate } from '@chunfeng/reference';
import { stateOn } from './posting-sight';
import type { PostingRow, PostingViewState } from '../projections/postings.table';

/** One line of a list of postings. */
export interface PostingSummary {
  readonly id: string;
  readonly state: PostingViewState;
  readonly kind: string;
  readonly title: string;
  readonly occupation: string | null;
  readonly employerId: string | null;
  readonly employerName: string | null;
  readonly headcount: number | null;
  readonly reserved: number;
  readonly taken: number;
  /** `null`: the headcount is not stated. */
  readonly remaining: number | null;
  readonly openReferrals: number;
  readonly place: string | null;
  readonly wage: {
    readonly minFen: number | null;
    readonly maxFen: number | null;
    readonly period: string;
  } | null;
  readonly missing: readonly string[];
  readonly validThrough: string | null;
  readonly possibleDuplicateOf: string | null;
  readonly synthetic: boolean;
}

/** Columns of `view.postings` that a list shows. */
export type SummaryRow = Pick<
  PostingRow,
  | 'posting_id'
  | 'state'
  | 'kind'
  | 'title'
  | 'occupation'
  | 'employer_id'
  | 'employer_name'
  | 'headcount'
  | 'reserved'
  | 'taken'
  | 'remaining'
  | 'open_referrals'
  | 'place'
  | 'first_position'
  | 'wage_min_fen'
  | 'wage_max_fen'
  | 'wage_period'
  | 'missing'
  | 'valid_through'
  | 'synthetic'
> & { readonly duplicate_of: string | null };

export function summaryOf(row: SummaryRow, today: PlainDate): PostingSummary {
  return {
    id: row.posting_id,
    state: stateOn({ state: row.state, validThrough: row.valid_through }, today),
    kind: row.kind,
    title: row.title,
    occupation: row.occupation,
    employerId: row.employer_id,
    employerName: row.employer_name,
    headcount: row.headcount,
    reserved: row.reserved,
    taken: row.taken,
    remaining: row.remaining,
    openReferrals: row.open_referrals,
    place: row.place,
    wage: wageOf(row),
    missing: row.missing,
    validThrough: row.valid_through,
    possibleDuplicateOf: row.duplicate_of,
    synthetic: row.synthetic,
  };
}

export function wageOf({
  wage_period: period,
  wage_min_fen: minFen,
  wage_max_fen: maxFen,
}: Pick<SummaryRow, 'wage_period' | 'wage_min_fen' | 'wage_max_fen'>): PostingSummary['wage'] {
  return period === null ? null : { minFen, maxFen, period };
}
