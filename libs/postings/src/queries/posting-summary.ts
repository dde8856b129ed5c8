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

/** Columns of `view.postings` that a list shows; a bigint arrives as text. */
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
  | 'place'
  | 'wage_period'
  | 'missing'
  | 'valid_through'
  | 'synthetic'
> & {
  readonly first_position: string;
  readonly wage_min_fen: string | null;
  readonly wage_max_fen: string | null;
  readonly duplicate_of: string | null;
};

export function summaryOf(row: SummaryRow): PostingSummary {
  return {
    id: row.posting_id,
    state: row.state,
    kind: row.kind,
    title: row.title,
    occupation: row.occupation,
    employerId: row.employer_id,
    employerName: row.employer_name,
    headcount: row.headcount,
    place: row.place,
    wage: wageOf(row),
    missing: row.missing,
    validThrough: row.valid_through,
    possibleDuplicateOf: row.duplicate_of,
    synthetic: row.synthetic,
  };
}

function wageOf({
  wage_period: period,
  wage_min_fen: min,
  wage_max_fen: max,
}: SummaryRow): PostingSummary['wage'] {
  return period === null ? null : { minFen: fen(min), maxFen: fen(max), period };
}

function fen(text: string | null): number | null {
  return text === null ? null : Number(text);
}
