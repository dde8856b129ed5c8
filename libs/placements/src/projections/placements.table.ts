import type { TableSpec } from '@chunfeng/projections';
import type { Direction } from '../domain/facts';
import type { OpenStage, PlacementStatus } from '../domain/placement';
import type { Channel, Contract, Party, Standing } from '../domain/placement.events';

export type Route = 'referral' | 'direct' | 'self-found';
export type PlacementViewStatus = Exclude<PlacementStatus, 'none'>;

/** `view.placements`: one row per placement, from referral to end. Ids and codes; nothing personal. */
export type PlacementRow = {
  readonly placement_id: string;
  /** Version of the stream: the ETag. */
  readonly version: number;
  /** Of its first event: the order of lists. */
  readonly first_position: number;
  readonly position: number;
  readonly status: PlacementViewStatus;
  /** Of a closed referral: where it stood. */
  readonly stage_before: OpenStage | null;
  /** Of one closed elsewhere: the placement whose start closed it. */
  readonly closed_by: string | null;
  /** Why it ended, was declined, cancelled, corrected or reversed: the last reason given. */
  readonly reason: string | null;
  /** Who answered or declined. */
  readonly answered_by: Party | null;
  readonly laborer_id: string;
  readonly posting_id: string | null;
  readonly employer_id: string | null;
  readonly route: Route;
  readonly channel: Channel;
  readonly standing: Standing;
  readonly slip: string | null;
  /** That referred or recorded. */
  readonly office: string;
  /** The four units as stamped on the newest fact. */
  readonly unit_origin: string;
  readonly unit_ledger: string;
  readonly unit_responsible: string;
  readonly unit_workplace: string | null;
  /** Reporting units that the place of work may lie in: they own a posting that no office collected. */
  readonly place_units: readonly string[];
  readonly referred_on: string | null;
  /** Day after which a referral lapses unanswered. */
  readonly due_on: string | null;
  readonly answered_on: string | null;
  readonly interview_on: string | null;
  readonly interview_outcome: string | null;
  readonly offer_wage_fen: number | null;
  readonly offer_start_on: string | null;
  /** The offer was accepted: since then a vacancy is reserved. */
  readonly accepted_on: string | null;
  readonly started_on: string | null;
  readonly contract: Contract | null;
  readonly monthly_wage_fen: number | null;
  readonly start_verified_on: string | null;
  readonly start_verified_by: string | null;
  /** Months of retention that were verified. */
  readonly retained: readonly string[];
  readonly ended_on: string | null;
  readonly occupation: string | null;
  readonly industry: string | null;
  readonly work_form: string | null;
  readonly place: string | null;
  readonly direction: Direction;
  readonly posting_kind: string | null;
  readonly corrections: number;
  readonly synthetic: boolean;
  readonly recorded_at: string;
  readonly changed_at: string;
};

export const placementsTable: TableSpec<PlacementRow> = {
  name: 'placements',
  key: ['placement_id'],
  columns: {
    placement_id: 'uuid',
    version: 'integer',
    first_position: 'bigint',
    position: 'bigint',
    status: 'text',
    stage_before: 'text',
    closed_by: 'uuid',
    reason: 'text',
    answered_by: 'text',
    laborer_id: 'uuid',
    posting_id: 'uuid',
    employer_id: 'uuid',
    route: 'text',
    channel: 'text',
    standing: 'text',
    slip: 'text',
    office: 'text',
    unit_origin: 'text',
    unit_ledger: 'text',
    unit_responsible: 'text',
    unit_workplace: 'text',
    place_units: 'text[]',
    referred_on: 'date',
    due_on: 'date',
    answered_on: 'date',
    interview_on: 'date',
    interview_outcome: 'text',
    offer_wage_fen: 'bigint',
    offer_start_on: 'date',
    accepted_on: 'date',
    started_on: 'date',
    contract: 'text',
    monthly_wage_fen: 'bigint',
    start_verified_on: 'date',
    start_verified_by: 'text',
    retained: 'text[]',
    ended_on: 'date',
    occupation: 'text',
    industry: 'text',
    work_form: 'text',
    place: 'text',
    direction: 'text',
    posting_kind: 'text',
    corrections: 'integer',
    synthetic: 'boolean',
    recorded_at: 'timestamptz',
    changed_at: 'timestamptz',
  },
};
