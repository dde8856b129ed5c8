import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';
import type { Departure } from '../../domain/household';
import { Relation } from '../../domain/household.events';

const RELATIONS = Relation['enum'] as readonly Relation[];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class MemberDto {
  @ApiProperty({ enum: RELATIONS, description: 'Relation to the head of the household' })
  @IsIn(RELATIONS)
  relation!: Relation;

  @ApiProperty({ minLength: 1, maxLength: 60, example: '测试丁' })
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name!: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 40,
    example: '000000201605060014',
    description: 'GB 11643-1999; where known, birth date and sex follow from it',
  })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  citizenNumber?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, format: 'date', example: '2016-05-06' })
  @IsOptional()
  @Matches(DAY)
  birthDate?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, enum: ['1', '2'], description: 'GB/T 2261.1' })
  @IsOptional()
  @IsIn(['1', '2'])
  sex?: '1' | '2' | null;

  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'Id of a laborer who is registered already and joins; default: a new id, kept by a later registration',
  })
  @IsOptional()
  @IsUUID()
  memberId?: string;
}

const REASONS = ['married', 'moved', 'own-household', 'deceased', 'recorded-in-error', 'other'] as const;

export class DepartureDto {
  @ApiProperty({ format: 'date', example: '2026-03-01' })
  @Matches(DAY)
  leftOn!: string;

  @ApiProperty({ enum: REASONS })
  @IsIn(REASONS)
  reason!: Departure['reason'];
}

const FORGETTING = ['own-request', 'retention-ended', 'registered-in-error'] as const;

export class MemberForgettingDto {
  @ApiProperty({ enum: FORGETTING })
  @IsIn(FORGETTING)
  reason!: (typeof FORGETTING)[number];
}
