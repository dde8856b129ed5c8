import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PostingRow } from './postings.table';

/** `view.postings`, read only: the projection owns the table. TypeORM hands a bigint over as text. */
@Entity({ schema: 'view', name: 'postings', synchronize: false })
export class PostingEntity {
  @PrimaryColumn('uuid', { name: 'posting_id' }) postingId!: string;
  @Column('integer') version!: number;
  @Column('bigint', { name: 'first_position' }) firstPosition!: string;
  @Column('bigint') position!: string;
  @Column('text') state!: PostingRow['state'];
  @Column('text', { name: 'state_before', nullable: true }) stateBefore!: PostingRow['state'] | null;
  @Column('text', { name: 'suspension_reason', nullable: true }) suspensionReason!: string | null;
  @Column('text') origin!: PostingRow['origin'];
  @Column('text') kind!: PostingRow['kind'];
  @Column('text') title!: string;
  @Column('text', { nullable: true }) occupation!: string | null;
  @Column('uuid', { name: 'employer_id', nullable: true }) employerId!: string | null;
  @Column('text', { name: 'employer_name', nullable: true }) employerName!: string | null;
  @Column('integer', { nullable: true }) headcount!: number | null;
  @Column('integer') reserved!: number;
  @Column('integer') taken!: number;
  @Column('integer', { name: 'open_referrals' }) openReferrals!: number;
  @Column('integer', { nullable: true }) remaining!: number | null;
  @Column('jsonb', { select: false }) holders!: PostingRow['holders'];
  @Column('text', { nullable: true }) place!: string | null;
  @Column('bigint', { name: 'wage_min_fen', nullable: true }) wageMinFen!: string | null;
  @Column('bigint', { name: 'wage_max_fen', nullable: true }) wageMaxFen!: string | null;
  @Column('text', { name: 'wage_period', nullable: true }) wagePeriod!: string | null;
  @Column('date', { name: 'valid_from', nullable: true }) validFrom!: string | null;
  @Column('date', { name: 'valid_through', nullable: true }) validThrough!: string | null;
  @Column('text', { array: true }) missing!: string[];
  @Column('jsonb') refusal!: PostingRow['refusal'];
  @Column('text', { nullable: true }) policy!: string | null;
  @Column('text', { nullable: true }) office!: string | null;
  @Column('text', { name: 'review_reasons', array: true }) reviewReasons!: string[];
  @Column('date', { name: 'review_due', nullable: true }) reviewDue!: string | null;
  @Column('text', { name: 'review_office', nullable: true }) reviewOffice!: string | null;
  @Column('text', { name: 'review_offices', array: true, select: false }) reviewOffices!: string[];
  @Column('date', { name: 'confirmed_on', nullable: true }) confirmedOn!: string | null;
  @Column('text', { name: 'source_system' }) sourceSystem!: string;
  @Column('text', { name: 'source_external_id', nullable: true }) sourceExternalId!: string | null;
  @Column('text', { name: 'source_url', nullable: true }) sourceUrl!: string | null;
  @Column('boolean') synthetic!: boolean;
  @Column('text', { name: 'duplicate_key', nullable: true }) duplicateKey!: string | null;
  @Column('jsonb') terms!: PostingRow['terms'];
  @Column('timestamptz', { name: 'proposed_at' }) proposedAt!: Date;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
}
