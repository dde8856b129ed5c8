import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PlacementRow } from './placements.table';

/** `view.placements`, read only: the projection owns the table. TypeORM hands a bigint over as text. */
@Entity({ schema: 'view', name: 'placements', synchronize: false })
export class PlacementEntity {
  @PrimaryColumn('uuid', { name: 'placement_id' }) placementId!: string;
  @Column('integer') version!: number;
  @Column('bigint', { name: 'first_position' }) firstPosition!: string;
  @Column('bigint') position!: string;
  @Column('text') status!: PlacementRow['status'];
  @Column('text', { name: 'stage_before', nullable: true }) stageBefore!: PlacementRow['stage_before'];
  @Column('uuid', { name: 'closed_by', nullable: true }) closedBy!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('text', { name: 'answered_by', nullable: true }) answeredBy!: PlacementRow['answered_by'];
  @Column('uuid', { name: 'laborer_id' }) laborerId!: string;
  @Column('uuid', { name: 'posting_id', nullable: true }) postingId!: string | null;
  @Column('uuid', { name: 'employer_id', nullable: true }) employerId!: string | null;
  @Column('text') route!: PlacementRow['route'];
  @Column('text') channel!: PlacementRow['channel'];
  @Column('text') standing!: PlacementRow['standing'];
  @Column('text', { nullable: true }) slip!: string | null;
  @Column('text') office!: string;
  @Column('text', { name: 'unit_origin' }) unitOrigin!: string;
  @Column('text', { name: 'unit_ledger' }) unitLedger!: string;
  @Column('text', { name: 'unit_responsible' }) unitResponsible!: string;
  @Column('text', { name: 'unit_workplace', nullable: true }) unitWorkplace!: string | null;
  @Column('text', { name: 'place_units', array: true }) placeUnits!: string[];
  @Column('date', { name: 'referred_on', nullable: true }) referredOn!: string | null;
  @Column('date', { name: 'due_on', nullable: true }) dueOn!: string | null;
  @Column('date', { name: 'answered_on', nullable: true }) answeredOn!: string | null;
  @Column('date', { name: 'interview_on', nullable: true }) interviewOn!: string | null;
  @Column('text', { name: 'interview_outcome', nullable: true }) interviewOutcome!: string | null;
  @Column('bigint', { name: 'offer_wage_fen', nullable: true }) offerWageFen!: string | null;
  @Column('date', { name: 'offer_start_on', nullable: true }) offerStartOn!: string | null;
  @Column('date', { name: 'accepted_on', nullable: true }) acceptedOn!: string | null;
  @Column('date', { name: 'started_on', nullable: true }) startedOn!: string | null;
  @Column('text', { nullable: true }) contract!: PlacementRow['contract'];
  @Column('bigint', { name: 'monthly_wage_fen', nullable: true }) monthlyWageFen!: string | null;
  @Column('date', { name: 'start_verified_on', nullable: true }) startVerifiedOn!: string | null;
  @Column('text', { name: 'start_verified_by', nullable: true }) startVerifiedBy!: string | null;
  @Column('text', { array: true }) retained!: string[];
  @Column('date', { name: 'ended_on', nullable: true }) endedOn!: string | null;
  @Column('text', { nullable: true }) occupation!: string | null;
  @Column('text', { nullable: true }) industry!: string | null;
  @Column('text', { name: 'work_form', nullable: true }) workForm!: string | null;
  @Column('text', { nullable: true }) place!: string | null;
  @Column('text') direction!: PlacementRow['direction'];
  @Column('text', { name: 'posting_kind', nullable: true }) postingKind!: string | null;
  @Column('integer') corrections!: number;
  @Column('boolean') synthetic!: boolean;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
}
