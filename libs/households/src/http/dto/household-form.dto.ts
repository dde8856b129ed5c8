import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type { PovertyRecord } from '../../domain/household';
import { PovertyStatus } from '../../domain/household.events';
import { MemberDto } from './member.dto';

export const POVERTY_STATUSES = PovertyStatus['enum'] as readonly PovertyStatus[];
const SOURCES = ['poverty-office', 'roster', 'visit', 'comparison', 'other'] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const RESIDENCE = { example: '500235001', description: 'County (6), township (9) or village (12 digits)' };

export class PovertyStatusDto {
  @ApiProperty({ enum: POVERTY_STATUSES })
  @IsIn(POVERTY_STATUSES)
  status!: PovertyStatus;

  @ApiProperty({ format: 'date', example: '2014-12-31', description: 'First day on which it holds' })
  @Matches(DAY)
  from!: string;

  @ApiProperty({ enum: SOURCES, description: 'The poverty office owns the status; others report it' })
  @IsIn(SOURCES)
  source!: PovertyRecord['source'];
}

/** A household with its members, stored at once or not at all. */
export class RegisterHouseholdDto {
  @ApiPropertyOptional({ example: 'T500235001', description: 'Registering office; default: your own' })
  @IsOptional()
  @IsString()
  @MaxLength(32)
  office?: string;

  @ApiProperty(RESIDENCE)
  @Matches(/^\d{6}(\d{3}){0,2}$/)
  residence!: string;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 200, example: '虚构村2组' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  address?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 40,
    description: 'Number in the poverty card system (户编号)',
  })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  cardNumber?: string | null;

  @ApiPropertyOptional({ enum: ['visit', 'roster'], default: 'visit' })
  @IsOptional()
  @IsIn(['visit', 'roster'])
  source?: 'visit' | 'roster';

  @ApiPropertyOptional({ default: false, description: 'Made up for demonstration or test' })
  @IsOptional()
  @IsBoolean()
  synthetic?: boolean;

  @ApiPropertyOptional({ type: [MemberDto] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => MemberDto)
  members?: MemberDto[];

  @ApiPropertyOptional({ type: [PovertyStatusDto] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => PovertyStatusDto)
  poverty?: PovertyStatusDto[];
}

export class MoveDto {
  @ApiProperty(RESIDENCE)
  @Matches(/^\d{6}(\d{3}){0,2}$/)
  residence!: string;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 200 })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  address?: string | null;

  @ApiProperty({ format: 'date', example: '2026-03-01' })
  @Matches(DAY)
  movedOn!: string;
}
