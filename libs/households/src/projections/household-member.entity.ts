import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MemberRow } from './households.tables';

/** `view.household_members`, read only: the projection owns the table. */
@Entity({ schema: 'view', name: 'household_members', synchronize: false })
export class HouseholdMemberEntity {
  @PrimaryColumn('uuid', { name: 'household_id' }) householdId!: string;
  @PrimaryColumn('uuid', { name: 'member_id' }) memberId!: string;
  @Column('integer') place!: number;
  @Column('text') relation!: MemberRow['relation'];
  @Column('date', { name: 'left_on', nullable: true }) leftOn!: string | null;
  @Column('text', { name: 'left_reason', nullable: true }) leftReason!: string | null;
  @Column('boolean') forgotten!: boolean;
  @Column('text', { nullable: true }) sealed!: string | null;
}
