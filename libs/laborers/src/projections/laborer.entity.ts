import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LaborerRow } from './laborers.table';

/** `view.laborers`, read only: the projection owns the table. */
@Entity({ schema: 'view', name: 'laborers', synchronize: false })
export class LaborerEntity {
  @PrimaryColumn('uuid', { name: 'laborer_id' }) laborerId!: string;
  @Column('integer') version!: number;
  @Column('bigint') position!: number;
  @Column('text') office!: string;
  @Column('text', { name: 'unit_origin' }) unitOrigin!: string;
  @Column('text', { name: 'unit_ledger' }) unitLedger!: string;
  @Column('text', { name: 'unit_responsible' }) unitResponsible!: string;
  @Column('text', { name: 'unit_workplace', nullable: true }) unitWorkplace!: string | null;
  @Column('uuid', { nullable: true }) household!: string | null;
  @Column('text', { nullable: true }) residence!: string | null;
  @Column('smallint', { name: 'birth_year', nullable: true }) birthYear!: number | null;
  @Column('smallint', { name: 'working_until', nullable: true }) workingUntil!: number | null;
  @Column('text', { name: 'working_age_policy', nullable: true }) workingAgePolicy!: string | null;
  @Column('text', { nullable: true }) education!: string | null;
  @Column('text', { nullable: true }) health!: string | null;
  @Column('text', { name: 'hukou_type', nullable: true }) hukouType!: string | null;
  @Column('text', { nullable: true }) source!: string | null;
  @Column('boolean') synthetic!: boolean;
  @Column('text', { name: 'will_work' }) willWork!: LaborerRow['will_work'];
  @Column('text', { name: 'will_training' }) willTraining!: LaborerRow['will_training'];
  @Column('text', { name: 'will_schooling' }) willSchooling!: LaborerRow['will_schooling'];
  @Column('text', { name: 'will_business' }) willBusiness!: LaborerRow['will_business'];
  @Column('jsonb') willingness!: LaborerRow['willingness'];
  @Column('jsonb') groups!: LaborerRow['groups'];
  @Column('text', { name: 'open_groups', array: true }) openGroups!: string[];
  @Column('text', { name: 'employment_status', nullable: true })
  employmentStatus!: LaborerRow['employment_status'];
  @Column('date', { name: 'verified_on', nullable: true }) verifiedOn!: string | null;
  @Column('date', { name: 'verification_due_on', nullable: true }) verificationDueOn!: string | null;
  @Column('jsonb', { nullable: true }) employment!: LaborerRow['employment'];
  @Column('jsonb', { name: 'self_employment', nullable: true })
  selfEmployment!: LaborerRow['self_employment'];
  @Column('jsonb') skills!: LaborerRow['skills'];
  @Column('jsonb', { nullable: true }) intention!: LaborerRow['intention'];
  @Column('text', { name: 'service_class', nullable: true }) serviceClass!: string | null;
  @Column('date', { name: 'service_class_on', nullable: true }) serviceClassOn!: string | null;
  @Column('jsonb', { nullable: true }) consent!: LaborerRow['consent'];
  @Column('text', { name: 'consent_sealed', nullable: true }) consentSealed!: string | null;
  @Column('date', { name: 'consent_withdrawn_on', nullable: true }) consentWithdrawnOn!: string | null;
  @Column('timestamptz', { name: 'registered_at' }) registeredAt!: Date;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
  @Column('text', { nullable: true }) sealed!: string | null;
  @Column('boolean') forgotten!: boolean;
}
