import { ApiProperty } from '@nestjs/swagger';
import type { PlacementRow, PlacementViewStatus } from '../../projections/placements.table';
import { CHANNELS, CONTRACTS, PARTIES, ROUTES, STANDINGS, STATUSES } from './choices';

const DATE = { type: String, format: 'date', nullable: true } as const;
const TEXT = { type: String, nullable: true } as const;
const ID = { type: String, format: 'uuid', nullable: true } as const;
const FEN = { type: 'integer', nullable: true, description: 'Fen per month' } as const;

export class ShownPersonDto {
  @ApiProperty({ description: 'Masked for brokers and fairs' }) name!: string;
  @ApiProperty(TEXT) phone!: string | null;
}

/** As stamped on the newest fact of the placement. */
export class FourUnitsDto {
  @ApiProperty({ example: 'D500235' }) origin!: string;
  @ApiProperty({ example: 'D500235' }) ledger!: string;
  @ApiProperty({ example: 'D500235' }) responsible!: string;
  @ApiProperty({ ...TEXT, description: 'null: outside the city, or not known' }) workplace!: string | null;
}

export class PlacementWorkDto {
  @ApiProperty(TEXT) occupation!: string | null;
  @ApiProperty(TEXT) industry!: string | null;
  @ApiProperty(TEXT) workForm!: string | null;
  @ApiProperty(TEXT) place!: string | null;
  @ApiProperty({ type: String }) direction!: PlacementRow['direction'];
  @ApiProperty(TEXT) postingKind!: string | null;
}

/** One person and one posting, from referral to end. */
export class PlacementDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: 'integer', description: 'The ETag' }) version!: number;
  @ApiProperty({ enum: STATUSES }) status!: PlacementViewStatus;
  @ApiProperty({
    type: [String],
    example: ['answer', 'offer'],
    description: 'What you may do now: last parts of the paths below /v1/placements/{id}',
  })
  allowed!: readonly string[];
  @ApiProperty({ format: 'uuid' }) laborerId!: string;
  @ApiProperty({
    type: ShownPersonDto,
    nullable: true,
    description: 'null: forgotten, or not for you to know',
  })
  person!: ShownPersonDto | null;
  @ApiProperty(ID) postingId!: string | null;
  @ApiProperty(ID) employerId!: string | null;
  @ApiProperty({ enum: ROUTES }) route!: PlacementRow['route'];
  @ApiProperty({ enum: CHANNELS }) channel!: PlacementRow['channel'];
  @ApiProperty({ enum: STANDINGS }) standing!: PlacementRow['standing'];
  @ApiProperty({ ...TEXT, description: 'Number of the referral slip' }) slip!: string | null;
  @ApiProperty({ example: 'T500235001', description: 'That referred or recorded' }) office!: string;
  @ApiProperty({ type: FourUnitsDto }) units!: FourUnitsDto;
  @ApiProperty({ type: PlacementWorkDto }) work!: PlacementWorkDto;
  @ApiProperty(DATE) referredOn!: string | null;
  @ApiProperty({ ...DATE, description: 'Last day for an answer; the day after it lapses' }) dueOn!:
    string | null;
  @ApiProperty(DATE) answeredOn!: string | null;
  @ApiProperty({ type: String, enum: PARTIES, nullable: true }) answeredBy!: PlacementRow['answered_by'];
  @ApiProperty(DATE) interviewOn!: string | null;
  @ApiProperty(TEXT) interviewOutcome!: string | null;
  @ApiProperty(FEN) offerWageFen!: number | null;
  @ApiProperty(DATE) offerStartOn!: string | null;
  @ApiProperty({ ...DATE, description: 'Since then a vacancy is reserved' }) acceptedOn!: string | null;
  @ApiProperty(DATE) startedOn!: string | null;
  @ApiProperty({ type: String, enum: CONTRACTS, nullable: true }) contract!: PlacementRow['contract'];
  @ApiProperty(FEN) monthlyWageFen!: number | null;
  @ApiProperty(DATE) startVerifiedOn!: string | null;
  @ApiProperty(TEXT) startVerifiedBy!: string | null;
  @ApiProperty({ type: [String], description: 'Months of retention that were verified' })
  retained!: readonly string[];
  @ApiProperty(DATE) endedOn!: string | null;
  @ApiProperty({ ...TEXT, description: 'The last reason given, a code' }) reason!: string | null;
  @ApiProperty({ ...ID, description: 'Of one closed elsewhere: the placement whose start closed it' })
  closedBy!: string | null;
  @ApiProperty({ type: 'integer' }) corrections!: number;
  @ApiProperty({ description: 'Made up for demonstration or test' }) synthetic!: boolean;
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
  @ApiProperty({ format: 'date-time' }) changedAt!: string;
}

export class PlacementPageDto {
  @ApiProperty({ type: [PlacementDto] }) items!: readonly PlacementDto[];
  @ApiProperty({ ...TEXT, description: 'Cursor of the next page' }) next!: string | null;
}
