import type { TableSpec } from '@chunfeng/projections';
import type { EmployerKind, Identifier } from '../domain/employer.events';

/** `view.employers`. The contact is a person's: it stays in its envelope (INV-SEAL). */
export type EmployerRow = {
  readonly employer_id: string;
  readonly version: number;
  readonly first_position: number;
  readonly position: number;
  readonly name: string;
  readonly kind: EmployerKind;
  readonly division: string | null;
  readonly identifiers: readonly Identifier[];
  readonly vouched_by: string | null;
  readonly verified_by: string | null;
  readonly suspension_reason: string | null;
  readonly synthetic: boolean;
  /** Envelope of the contact with what it is bound to; `null` when there is none. */
  readonly contact_sealed: string | null;
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
    contact_sealed: 'text',
    registered_at: 'timestamptz',
    changed_at: 'timestamptz',
  },
};
