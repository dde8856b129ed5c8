import type { TableSpec } from '@chunfeng/projections';
import type { PovertyInterval } from '../domain/household';
import type { PovertyStatus, Relation } from '../domain/household.events';

/** `view.households`: one row per household. */
export type HouseholdRow = {
  readonly household_id: string;
  /** Version of the stream: the ETag. */
  readonly version: number;
  readonly position: number;
  readonly office: string;
  readonly residence: string;
  readonly source: string;
  readonly synthetic: boolean;
  readonly poverty: readonly PovertyInterval[];
  /** Of the last interval; `unknown` where there is none. */
  readonly poverty_status: PovertyStatus | 'unknown';
  /** Members who have not left. */
  readonly members: number;
  readonly registered_at: string;
  readonly changed_at: string;
  /** Envelope of address and card number as registered. */
  readonly sealed: string | null;
  /** Envelope of a later address. */
  readonly moved: string | null;
};

export const householdsTable: TableSpec<HouseholdRow> = {
  name: 'households',
  key: ['household_id'],
  columns: {
    household_id: 'uuid',
    version: 'integer',
    position: 'bigint',
    office: 'text',
    residence: 'text',
    source: 'text',
    synthetic: 'boolean',
    poverty: 'jsonb',
    poverty_status: 'text',
    members: 'integer',
    registered_at: 'timestamptz',
    changed_at: 'timestamptz',
    sealed: 'text',
    moved: 'text',
  },
};

/** `view.household_members`: one row per membership; who left stays, who was added in error does not. */
export type MemberRow = {
  readonly household_id: string;
  readonly member_id: string;
  /** Order of joining. */
  readonly place: number;
  readonly relation: Relation;
  readonly left_on: string | null;
  readonly left_reason: string | null;
  readonly forgotten: boolean;
  readonly sealed: string | null;
};

export const membersTable: TableSpec<MemberRow> = {
  name: 'household_members',
  key: ['household_id', 'member_id'],
  group: 'household_id',
  columns: {
    household_id: 'uuid',
    member_id: 'uuid',
    place: 'integer',
    relation: 'text',
    left_on: 'date',
    left_reason: 'text',
    forgotten: 'boolean',
    sealed: 'text',
  },
};
