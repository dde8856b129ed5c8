import { PageQuery } from '@chunfeng/http';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { PovertyInterval } from '../../domain/household';
import type { Relation } from '../../domain/household.events';
import type { HouseholdRow } from '../../projections/households.tables';
import { POVERTY_STATUSES } from './household-form.dto';

const STATUSES = [...POVERTY_STATUSES, 'unknown'] as const;

export class FindHouseholdsDto extends PageQuery {
  @ApiPropertyOptional({ description: 'An office within your own; default: your own' })
  @IsOptional()
  @IsString()
  @MaxLength(32)
  office?: string;

  @ApiPropertyOptional({ enum: STATUSES, description: '`unknown`: no record; not the same as not poor' })
  @IsOptional()
  @IsIn(STATUSES)
  poverty?: HouseholdRow['poverty_status'];
}

/** A household in a list; nobody is named. */
export class HouseholdSummaryDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: 'integer', description: 'The ETag' }) version!: number;
  @ApiProperty({ example: 'T500235001' }) office!: string;
  @ApiProperty({ example: '500235001' }) residence!: string;
  @ApiProperty({ description: 'Made up for demonstration or test' }) synthetic!: boolean;
  @ApiProperty({ enum: STATUSES }) povertyStatus!: HouseholdRow['poverty_status'];
  @ApiProperty({ type: 'integer', description: 'Members who have not left' }) members!: number;
}

export class HouseholdPageDto {
  @ApiProperty({ type: [HouseholdSummaryDto] }) items!: readonly HouseholdSummaryDto[];
  @ApiProperty({ type: String, nullable: true, description: 'Cursor of the next page' }) next!: string | null;
}

export class HouseholdMemberDto {
  @ApiProperty({ format: 'uuid', description: 'Also the id of the laborer whom the member becomes' })
  id!: string;
  @ApiProperty({ type: String }) relation!: Relation;
  @ApiProperty({ type: String, nullable: true, description: '`null`: forgotten' }) name!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Masked unless you are clerk or bureau' })
  citizenNumber!: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) birthDate!: string | null;
  @ApiProperty({ type: String, nullable: true, enum: ['1', '2'] }) sex!: '1' | '2' | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) leftOn!: string | null;
  @ApiProperty({ type: String, nullable: true }) leftReason!: string | null;
  @ApiProperty() forgotten!: boolean;
}

export class PovertyIntervalDto implements PovertyInterval {
  @ApiProperty({ enum: POVERTY_STATUSES }) status!: PovertyInterval['status'];
  @ApiProperty({ format: 'date' }) from!: string;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'First day on which it no longer holds',
  })
  until!: string | null;
  @ApiProperty({ type: String }) source!: PovertyInterval['source'];
}

export class HouseholdDto extends HouseholdSummaryDto {
  @ApiProperty({ type: String, nullable: true }) address!: string | null;
  @ApiProperty({ type: String, nullable: true }) cardNumber!: string | null;
  @ApiProperty({ type: [PovertyIntervalDto] }) poverty!: readonly PovertyIntervalDto[];
  @ApiProperty({ type: [HouseholdMemberDto] }) memberList!: HouseholdMemberDto[];
}
