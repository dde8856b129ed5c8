import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { HouseholdRow } from './households.tables';

/** `view.households`, read only: the projection owns the table. */
@Entity({ schema: 'view', name: 'households', synchronize: false })
export class HouseholdEntity {
  @PrimaryColumn('uuid', { name: 'household_id' }) householdId!: string;
  @Column('integer') version!: number;
  @Column('bigint') position!: number;
  @Column('text') office!: string;
  @Column('text') residence!: string;
  @Column('text') source!: string;
  @Column('boolean') synthetic!: boolean;
  @Column('jsonb') poverty!: HouseholdRow['poverty'];
  @Column('text', { name: 'poverty_status' }) povertyStatus!: HouseholdRow['poverty_status'];
  @Column('integer') members!: number;
  @Column('timestamptz', { name: 'registered_at' }) registeredAt!: Date;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
  @Column('text', { nullable: true }) sealed!: string | null;
  @Column('text', { nullable: true }) moved!: string | null;
}
