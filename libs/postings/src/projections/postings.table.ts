import type { TableSpec } from '@chunfeng/projections';
import type { Reason } from '../domain/check-terms';
import type { Review } from '../domain/posting';
import type { Terms } from '../domain/posting.events';
import type { Vacancies } from '../domain/vacancy-sets';

export type PostingViewState =
  | 'proposed'
  | 'in-review'
  | 'filled'
  | 'published'
  | 'listed-incomplete'
  | 'refused'
  | 'suspended'
  | 'withdrawn'
  | 'expired';

/** `view.postings`: one row per posting, everything that a list or a detail shows. */
export type PostingRow = {
  readonly posting_id: string;
  /** Version of the stream: the ETag. */
  readonly version: number;
  /** Of the first event: the order of lists. */
  readonly first_position: number;
  readonly position: number;
  readonly state: PostingViewState;
  /** State that a suspension interrupted. */
  readonly state_before: PostingViewState | null;
  readonly suspension_reason: string | null;
  readonly origin: 'submitted' | 'collected';
  readonly kind: Terms['kind'];
  readonly title: string;
  readonly occupation: string | null;
  readonly employer_id: string | null;
  readonly employer_name: string | null;
  readonly headcount: number | null;
  readonly reserved: number;
  readonly taken: number;
  readonly open_referrals: number;
  /** `null`: the headcount is not stated. */
  readonly remaining: number | null;
  /** Which placements the counts are made of; not shown. */
  readonly holders: Vacancies;
  readonly place: string | null;
  readonly wage_min_fen: number | null;
  readonly wage_max_fen: number | null;
  readonly wage_period: string | null;
  readonly valid_from: string | null;
  readonly valid_through: string | null;
  readonly missing: readonly string[];
  readonly refusal: readonly Reason[];
  readonly policy: string | null;
  readonly office: string | null;
  readonly review_reasons: readonly Review['reasons'][number][];
  /** `null`: not waiting for a review. */
  readonly review_due: string | null;
  readonly review_office: string | null;
  /** Everybody who may review it: several where two units share a county. */
  readonly review_offices: readonly string[];
  readonly confirmed_on: string | null;
  readonly source_system: string;
  readonly source_external_id: string | null;
  readonly source_url: string | null;
  readonly synthetic: boolean;
  readonly duplicate_key: string | null;
  readonly terms: Terms;
  readonly proposed_at: string;
  readonly changed_at: string;
};

export const postingsTable: TableSpec<PostingRow> = {
  name: 'postings',
  key: ['posting_id'],
  columns: {
    posting_id: 'uuid',
    version: 'integer',
    first_position: 'bigint',
    position: 'bigint',
    state: 'text',
    state_before: 'text',
    suspension_reason: 'text',
    origin: 'text',
    kind: 'text',
    title: 'text',
    occupation: 'text',
    employer_id: 'uuid',
    employer_name: 'text',
    headcount: 'integer',
    reserved: 'integer',
    taken: 'integer',
    open_referrals: 'integer',
    remaining: 'integer',
    holders: 'jsonb',
    place: 'text',
    wage_min_fen: 'bigint',
    wage_max_fen: 'bigint',
    wage_period: 'text',
    valid_from: 'date',
    valid_through: 'date',
    missing: 'text[]',
    refusal: 'jsonb',
    policy: 'text',
    office: 'text',
    review_reasons: 'text[]',
    review_due: 'date',
    review_office: 'text',
    review_offices: 'text[]',
    confirmed_on: 'date',
    source_system: 'text',
    source_external_id: 'text',
    source_url: 'text',
    synthetic: 'boolean',
    duplicate_key: 'text',
    terms: 'jsonb',
    proposed_at: 'timestamptz',
    changed_at: 'timestamptz',
  },
};
