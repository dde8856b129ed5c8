import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
} from 'class-validator';
import type { IntentionEnd } from '../../domain/intention';
import type { Intention } from '../../domain/laborer';
import { DAY, OCCUPATION } from './patterns';

/** What somebody seeks; it replaces what was sought before. */
export class IntentionDto {
  @ApiProperty({
    type: [String],
    maxItems: 10,
    example: ['6-18-02', '4-07-05-01'],
    description: 'Occupations (2022) at any level; empty: any work',
  })
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique()
  @Matches(OCCUPATION, { each: true })
  occupations!: string[];

  @ApiProperty({
    type: [String],
    minItems: 1,
    maxItems: 20,
    example: ['500235', '44'],
    description: 'Provinces (2), cities (4) or counties (6 digits) accepted',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @Matches(/^\d{2}(\d{2}){0,2}$/, { each: true })
  regions!: string[];

  @ApiPropertyOptional({
    type: 'integer',
    nullable: true,
    minimum: 0,
    example: 350_000,
    description: 'Lowest monthly pay accepted, in fen',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000_000)
  wageMinFen?: number | null;

  @ApiPropertyOptional({ type: String, format: 'date', nullable: true, example: '2026-03-15' })
  @IsOptional()
  @Matches(DAY)
  availableFrom?: string | null;

  @ApiPropertyOptional({ type: Boolean, nullable: true })
  @IsOptional()
  @IsBoolean()
  lodgingNeeded?: Intention['lodgingNeeded'];
}

export class IntentionEndDto implements IntentionEnd {
  @ApiProperty({ enum: ['placed', 'unwilling', 'unable', 'other'] })
  @IsIn(['placed', 'unwilling', 'unable', 'other'])
  reason!: IntentionEnd['reason'];
}
