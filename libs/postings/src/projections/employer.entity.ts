import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EmployerRow } from './employers.table';

/** `view.employers`, read only: the projection owns the table. TypeORM hands a bigint over as text. */
@Entity({ schema: 'view', name: 'employers', synchronize: false })
export class EmployerEntity {
  @PrimaryColumn('uuid', { name: 'employer_id' }) employerId!: string;
  @Column('integer') version!: number;
  @Column('bigint', { name: 'first_position' }) firstPosition!: string;
  @Column('bigint') position!: string;
  @Column('text', { nullable: true }) name!: string | null;
  @Column('text') kind!: EmployerRow['kind'];
  @Column('text', { nullable: true }) division!: string | null;
  @Column('jsonb') identifiers!: EmployerRow['identifiers'];
  @Column('text', { name: 'vouched_by', nullable: true }) vouchedBy!: string | null;
  @Column('text', { name: 'verified_by', nullable: true }) verifiedBy!: string | null;
  @Column('text', { name: 'suspension_reason', nullable: true }) suspensionReason!: string | null;
  @Column('boolean') synthetic!: boolean;
  @Column('text', { nullable: true }) sealed!: string | null;
  @Column('boolean', { name: 'has_contact' }) hasContact!: boolean;
  @Column('text', { name: 'forgotten_subjects', array: true }) forgottenSubjects!: string[];
  @Column('timestamptz', { name: 'registered_at' }) registeredAt!: Date;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
}
