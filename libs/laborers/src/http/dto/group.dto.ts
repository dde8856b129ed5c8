import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { GroupEnd } from '../../domain/groups';
import type { GroupInterval } from '../../domain/laborer';
import { GROUPS } from './choices';
import { DAY } from './patterns';

/** Membership of a group from a day on, with its evidence. */
export class GroupConfirmationDto {
  @ApiProperty({ enum: GROUPS })
  @IsIn(GROUPS)
  group!: GroupInterval['group'];

  @ApiProperty({ format: 'date', example: '2016-01-01' })
  @Matches(DAY)
  validFrom!: string;

  @ApiProperty({ enum: ['poverty-office-roster', 'certificate', 'school-record', 'visit', 'other'] })
  @IsIn(['poverty-office-roster', 'certificate', 'school-record', 'visit', 'other'])
  evidence!: GroupInterval['evidence'];

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 60,
    example: '000-17',
    description: 'Number of the card or document. Personal: kept sealed, never shown in lists.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  evidenceReference?: string | null;

  @ApiProperty({
    enum: ['poverty-office', 'civil-affairs', 'disabled-federation', 'education', 'hr-bureau', 'other'],
  })
  @IsIn(['poverty-office', 'civil-affairs', 'disabled-federation', 'education', 'hr-bureau', 'other'])
  source!: GroupInterval['source'];
}

export class GroupEndDto implements Omit<GroupEnd, 'group'> {
  @ApiProperty({
    format: 'date',
    example: '2018-12-31',
    description: 'The first day on which it no longer holds',
  })
  @Matches(DAY)
  validTo!: string;

  @ApiProperty({ enum: ['exited', 'expired', 'recorded-in-error', 'other'] })
  @IsIn(['exited', 'expired', 'recorded-in-error', 'other'])
  reason!: GroupEnd['reason'];
}
