import type { TableSpec } from '@chunfeng/projections';
import type {
  Consent,
  EmploymentRecord,
  GroupInterval,
  Intention,
  SelfEmploymentRecord,
  SkillRecord,
  WillingnessRecord,
} from '../domain/laborer';

type Answer = WillingnessRecord['answer'];

/** `view.laborers`. A type, not an interface: rows are plain records. */
export type LaborerRow = {
  readonly laborer_id: string;
  /** Version of the stream: the ETag. */
  readonly version: number;
  readonly position: number;
  readonly office: string;
  readonly unit_origin: string;
  readonly unit_ledger: string;
  readonly unit_responsible: string;
  readonly unit_workplace: string | null;
  readonly household: string | null;
  readonly residence: string | null;
  readonly birth_year: number | null;
  /** Last year of working age (R2). */
  readonly working_until: number | null;
  readonly working_age_policy: string | null;
  readonly education: string | null;
  readonly health: string | null;
  readonly hukou_type: string | null;
  readonly source: string | null;
  readonly synthetic: boolean;
  readonly will_work: Answer;
  readonly will_training: Answer;
  readonly will_schooling: Answer;
  readonly will_business: Answer;
  /** Newest answer by kind; a kind never asked is absent. */
  readonly willingness: Readonly<Partial<Record<WillingnessRecord['kind'], WillingnessRecord>>>;
  readonly groups: readonly GroupInterval[];
  readonly open_groups: readonly string[];
  /** `null`: never verified. */
  readonly employment_status: EmploymentRecord['status'] | null;
  readonly verified_on: string | null;
  /** Last day on which the verification that is due would have been in time; `null`: none is due. */
  readonly verification_due_on: string | null;
  readonly employment: EmploymentRecord | null;
  readonly self_employment: SelfEmploymentRecord | null;
  readonly skills: readonly SkillRecord[];
  readonly intention: Intention | null;
  readonly service_class: string | null;
  readonly service_class_on: string | null;
  readonly consent: Omit<Consent, 'formNumber'> | null;
  /** Envelope of the form's number; `null`: none told. */
  readonly consent_sealed: string | null;
  readonly consent_withdrawn_on: string | null;
  readonly registered_at: string;
  readonly changed_at: string;
  /** Reference of the newest envelope. */
  readonly sealed: string | null;
  readonly forgotten: boolean;
};

export const laborersTable: TableSpec<LaborerRow> = {
  name: 'laborers',
  key: ['laborer_id'],
  columns: {
    laborer_id: 'uuid',
    version: 'integer',
    position: 'bigint',
    office: 'text',
    unit_origin: 'text',
    unit_ledger: 'text',
    unit_responsible: 'text',
    unit_workplace: 'text',
    household: 'uuid',
    residence: 'text',
    birth_year: 'smallint',
    working_until: 'smallint',
    working_age_policy: 'text',
    education: 'text',
    health: 'text',
    hukou_type: 'text',
    source: 'text',
    synthetic: 'boolean',
    will_work: 'text',
    will_training: 'text',
    will_schooling: 'text',
    will_business: 'text',
    willingness: 'jsonb',
    groups: 'jsonb',
    open_groups: 'text[]',
    employment_status: 'text',
    verified_on: 'date',
    verification_due_on: 'date',
    employment: 'jsonb',
    self_employment: 'jsonb',
    skills: 'jsonb',
    intention: 'jsonb',
    service_class: 'text',
    service_class_on: 'date',
    consent: 'jsonb',
    consent_sealed: 'text',
    consent_withdrawn_on: 'date',
    registered_at: 'timestamptz',
    changed_at: 'timestamptz',
    sealed: 'text',
    forgotten: 'boolean',
  },
};
