import type { TableSpec } from '@chunfeng/projections';
import type { ListingState, PostingStanding } from '../domain/posting-standing';
import type { LaborerStanding } from '../domain/laborer-standing';
import type { MatchPolicy } from '../domain/policy/match-policy.schema';

/** Next number to give: `laborer` (seniority), `posting` (order of submission). */
export type CounterRow = {
  readonly name: string;
  readonly next: number;
};

export type LaborerStandingRow = {
  readonly laborer_id: string;
  readonly seniority: number;
  readonly office: string;
  readonly origin: string;
  readonly ledger: string;
  readonly responsible: string;
  readonly workplace: string | null;
  /** Filter reason for which the person is in no match table; null: visible. */
  readonly hidden: string | null;
  readonly facts: LaborerStanding;
};

/** What filters and points read of a person; in the profile and, so that lists need no join, in every reach row. */
export type Traits = {
  readonly seniority: number;
  readonly birth_year: number;
  readonly working_until: number;
  readonly education: number;
  readonly health: number;
  readonly groups: number;
  readonly wage_wish: number | null;
  readonly available_from: string | null;
  readonly lodging_needed: boolean;
  readonly home: number;
};

export type LaborerRow = Traits & {
  readonly laborer_id: string;
  readonly office: string;
  readonly responsible: string;
  readonly ledger: string;
  readonly synthetic: boolean;
};

export type ReachRow = Traits & {
  readonly laborer_id: string;
  readonly occupation: number;
  readonly region: number;
  readonly stated: boolean;
  readonly closeness: number;
  readonly skill_here: number;
  readonly skill_below: number;
  readonly certified: boolean;
  readonly trained_on: string | null;
};

export type SkillRow = {
  readonly laborer_id: string;
  readonly occupation: number;
  /** 5 lowest to 1 highest; 0: practised without certificate. */
  readonly level: number;
  readonly seniority: number;
};

export type PostingStandingRow = {
  readonly posting_id: string;
  readonly number: number;
  readonly state: ListingState;
  readonly employer_id: string | null;
  readonly office: string | null;
  /** Filter reason for which it is matched with nobody; null: matched while valid. */
  readonly unmatched: string | null;
  readonly facts: PostingStanding;
};

export type PostingRow = {
  readonly posting_id: string;
  readonly number: number;
  readonly occupation: number;
  /** The occupation, the groups above it and "any work". */
  readonly occupations: readonly number[];
  readonly province: number;
  readonly city: number | null;
  readonly county: number | null;
  readonly welfare: boolean;
  readonly age_min: number | null;
  readonly age_max: number | null;
  readonly education: number;
  readonly good_health: boolean;
  readonly skill_lowest: number | null;
  readonly skill_highest: number | null;
  readonly skill_level: number | null;
  readonly wage_min: number | null;
  readonly wage_max: number | null;
  readonly wage_period: string | null;
  readonly lodging: boolean | null;
  readonly target_groups: number;
  readonly valid_from: string | null;
  readonly valid_through: string | null;
  readonly synthetic: boolean;
};

export type PolicyRow = {
  readonly version: number;
  readonly published_at: string;
  readonly content: MatchPolicy;
  /** Bits of the groups of each welfare class, first class first; 0: there is no such class. */
  readonly class_1: number;
  readonly class_2: number;
  readonly class_3: number;
  readonly hard_to_place: number;
  readonly priority_groups: number;
  /** Codes of GB/T 2261.3. */
  readonly good_health: readonly number[];
};

const traits = {
  seniority: 'integer',
  birth_year: 'smallint',
  working_until: 'smallint',
  education: 'smallint',
  health: 'smallint',
  groups: 'integer',
  wage_wish: 'bigint',
  available_from: 'date',
  lodging_needed: 'boolean',
  home: 'integer',
} as const;

export const counters: TableSpec<CounterRow> = {
  name: 'match_counter',
  columns: { name: 'text', next: 'integer' },
  key: ['name'],
};

export const laborerStandings: TableSpec<LaborerStandingRow> = {
  name: 'match_laborer_standing',
  columns: {
    laborer_id: 'uuid',
    seniority: 'integer',
    office: 'text',
    origin: 'text',
    ledger: 'text',
    responsible: 'text',
    workplace: 'text',
    hidden: 'text',
    facts: 'jsonb',
  },
  key: ['laborer_id'],
};

export const matchLaborers: TableSpec<LaborerRow> = {
  name: 'match_laborer',
  columns: {
    laborer_id: 'uuid',
    ...traits,
    office: 'text',
    responsible: 'text',
    ledger: 'text',
    synthetic: 'boolean',
  },
  key: ['laborer_id'],
};

export const laborerReach: TableSpec<ReachRow> = {
  name: 'laborer_reach',
  columns: {
    laborer_id: 'uuid',
    occupation: 'integer',
    region: 'integer',
    stated: 'boolean',
    closeness: 'smallint',
    skill_here: 'smallint',
    skill_below: 'smallint',
    certified: 'boolean',
    trained_on: 'date',
    ...traits,
  },
  key: ['laborer_id', 'occupation', 'region'],
  group: 'laborer_id',
};

export const matchSkills: TableSpec<SkillRow> = {
  name: 'match_skill',
  columns: { laborer_id: 'uuid', occupation: 'integer', level: 'smallint', seniority: 'integer' },
  key: ['laborer_id', 'occupation', 'level'],
  group: 'laborer_id',
};

export const postingStandings: TableSpec<PostingStandingRow> = {
  name: 'match_posting_standing',
  columns: {
    posting_id: 'uuid',
    number: 'integer',
    state: 'text',
    employer_id: 'uuid',
    office: 'text',
    unmatched: 'text',
    facts: 'jsonb',
  },
  key: ['posting_id'],
};

export const matchPostings: TableSpec<PostingRow> = {
  name: 'match_posting',
  columns: {
    posting_id: 'uuid',
    number: 'integer',
    occupation: 'integer',
    occupations: 'integer[]',
    province: 'integer',
    city: 'integer',
    county: 'integer',
    welfare: 'boolean',
    age_min: 'smallint',
    age_max: 'smallint',
    education: 'smallint',
    good_health: 'boolean',
    skill_lowest: 'integer',
    skill_highest: 'integer',
    skill_level: 'smallint',
    wage_min: 'bigint',
    wage_max: 'bigint',
    wage_period: 'text',
    lodging: 'boolean',
    target_groups: 'integer',
    valid_from: 'date',
    valid_through: 'date',
    synthetic: 'boolean',
  },
  key: ['posting_id'],
};

export const policies: TableSpec<PolicyRow> = {
  name: 'match_policy',
  columns: {
    version: 'integer',
    published_at: 'timestamptz',
    content: 'jsonb',
    class_1: 'integer',
    class_2: 'integer',
    class_3: 'integer',
    hard_to_place: 'integer',
    priority_groups: 'integer',
    good_health: 'integer[]',
  },
  key: ['version'],
};
