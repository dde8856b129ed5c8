import type { TableSpec } from '@chunfeng/projections';
import type { EmployerKind, Identifier } from '../domain/employer.events';

/** `view.employers`. Contact and natural persons' names stay in their envelope (INV-SEAL). */
export type EmployerRow = {
  readonly employer_id: string;
  readonly version: number;
  readonly first_position: number;
  readonly position: number;
  /** `null`: a natural person, whose name is in the envelope. */
  readonly name: string | null;
  readonly kind: EmployerKind;
  readonly division: string | null;
  readonly identifiers: readonly Identifier[];
  readonly vouched_by: string | null;
  readonly verified_by: string | null;
  readonly suspension_reason: string | null;
  readonly synthetic: boolean;
  /** Envelope of contact and person's name with what it is bound to; `null` when there are none. */
  readonly sealed: string | null;
  readonly has_contact: boolean;
  readonly forgotten_subjects: readonly string[];
  readonly registered_at: string;
  readonly changed_at: string;
};

export const employersTable: TableSpec<EmployerRow> = {
  name: 'employers',
  key: ['employer_id'],
  columns: {
    employer_id: 'uuid',
    version: 'integer',
    first_position: 'bigint',
    position: 'bigint',
    name: 'text',
    kind: 'text',
    division: 'text',
    identifiers: 'jsonb',
    vouched_by: 'text',
    verified_by: 'text',
    suspension_reason: 'text',
    synthetic: 'boolean',
    sealed: 'text',
    has_contact: 'boolean',
    forgotten_subjects: 'text[]',
    registered_at: 'timestamptz',
    changed_at: 'timestamptz',
  },
};
