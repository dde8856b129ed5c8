import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import type { PostingForm } from '../../commands/posting-form';
import type { Terms, WagePeriod } from '../../domain/posting.events';
import {
  HEALTH_LEVELS,
  POSTING_KINDS,
  SEX_LEGAL_GROUNDS,
  SKILL_LEVELS,
  TARGET_GROUPS,
  WAGE_PERIODS,
  WORK_FORMS,
} from './choices';
import { IsPlainDate } from './is-plain-date';

const FEN_LIMIT = 1_000_000_000;

export class WageDto {
  @ApiPropertyOptional({ type: 'integer', description: 'Lowest wage in fen per period', example: 450_000 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(FEN_LIMIT)
  minFen?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'Highest wage in fen per period', example: 600_000 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(FEN_LIMIT)
  maxFen?: number;

  @ApiProperty({ enum: WAGE_PERIODS, example: 'month' })
  @IsIn(WAGE_PERIODS)
  period!: WagePeriod;
}

export class AgeDto {
  @ApiPropertyOptional({ type: 'integer', description: 'Years', example: 18 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(150)
  min?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'Years', example: 55 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(150)
  max?: number;
}

export class RequiredSkillDto {
  @ApiProperty({ description: 'Code of the classification of 2022', example: '6-18-02-04' })
  @Matches(/^\d(-\d{2}){0,3}$/)
  occupation!: string;

  @ApiProperty({ enum: SKILL_LEVELS, description: 'Lowest level accepted, 5 (lowest) to 1', example: '4' })
  @IsIn(SKILL_LEVELS)
  level!: NonNullable<Terms['requiredSkill']>['level'];
}

/** The whole content of a posting. What is left out is not stated; the wording goes into the fields …Raw. */
export class PostingTermsDto implements PostingForm {
  @ApiProperty({ minLength: 1, maxLength: 200, example: '焊工' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  title!: string;

  @ApiPropertyOptional({ enum: POSTING_KINDS, default: 'ordinary' })
  @IsOptional()
  @IsIn(POSTING_KINDS)
  kind?: Terms['kind'];

  @ApiPropertyOptional({
    description: 'Code of the classification of 2022 at any level; left out: told from the title',
    example: '6-18-02-04',
  })
  @IsOptional()
  @Matches(/^\d(-\d{2}){0,3}$/)
  occupationCode?: string;

  @ApiPropertyOptional({ type: 'integer', description: 'People wanted; left out for 若干', example: 20 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  headcount?: number;

  @ApiPropertyOptional({ maxLength: 200, example: '若干' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  headcountRaw?: string;

  @ApiPropertyOptional({
    type: 'integer',
    description: 'Open referrals admitted per remaining vacancy (INV-QUOTA); left out: by policy',
    example: 3,
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  referralRatio?: number;

  @ApiPropertyOptional({ type: WageDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => WageDto)
  wage?: WageDto;

  @ApiPropertyOptional({ maxLength: 300, example: '4500-6000元/月，多劳多得' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  wageRaw?: string;

  @ApiPropertyOptional({
    description: 'Division of the place of work: 2, 4, 6, 9 or 12 digits; left out: told from placeRaw',
    example: '500235',
  })
  @IsOptional()
  @Matches(/^\d{2}(\d{2}(\d{2}(\d{3}(\d{3})?)?)?)?$/)
  place?: string;

  @ApiPropertyOptional({ maxLength: 300, example: '重庆市云阳县双江街道' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  placeRaw?: string;

  @ApiPropertyOptional({ type: AgeDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => AgeDto)
  age?: AgeDto;

  @ApiPropertyOptional({ maxLength: 200, example: '18-55周岁' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  ageRaw?: string;

  @ApiPropertyOptional({ maxLength: 100, description: 'What a notice says of sex; a limit is refused' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  sexRaw?: string;

  @ApiPropertyOptional({ enum: SEX_LEGAL_GROUNDS, description: 'Law that bars the work to one sex' })
  @IsOptional()
  @IsIn(SEX_LEGAL_GROUNDS)
  sexLegalGround?: NonNullable<Terms['sexLegalGround']>;

  @ApiPropertyOptional({ description: 'Lowest education, GB/T 4658-2006', example: '70' })
  @IsOptional()
  @Matches(/^\d{2}$/)
  education?: string;

  @ApiPropertyOptional({ type: RequiredSkillDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => RequiredSkillDto)
  requiredSkill?: RequiredSkillDto;

  @ApiPropertyOptional({ type: [String], maxItems: 40, example: ['氩弧焊'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  skills?: string[];

  @ApiPropertyOptional({ type: 'integer', description: 'Months of experience', example: 12 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(600)
  experienceMonths?: number;

  @ApiPropertyOptional({ enum: HEALTH_LEVELS })
  @IsOptional()
  @IsIn(HEALTH_LEVELS)
  health?: NonNullable<Terms['health']>;

  @ApiPropertyOptional({ description: 'GB/T 4754-2011', example: 'C33' })
  @IsOptional()
  @Matches(/^[A-T]\d{0,4}$/)
  industry?: string;

  @ApiPropertyOptional({ enum: WORK_FORMS })
  @IsOptional()
  @IsIn(WORK_FORMS)
  workForm?: NonNullable<Terms['workForm']>;

  @ApiPropertyOptional({ enum: TARGET_GROUPS, isArray: true, description: 'Left out: everybody' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsIn(TARGET_GROUPS, { each: true })
  targetGroups?: string[];

  @ApiPropertyOptional({ description: 'Whether lodging is provided' })
  @IsOptional()
  @IsBoolean()
  lodging?: boolean;

  @ApiPropertyOptional({ description: 'Whether meals are provided' })
  @IsOptional()
  @IsBoolean()
  board?: boolean;

  @ApiPropertyOptional({ type: [String], maxItems: 40, example: ['五险一金'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  benefits?: string[];

  @ApiPropertyOptional({ maxLength: 8000, description: 'Free text; contact details and fees are refused' })
  @IsOptional()
  @IsString()
  @MaxLength(8000)
  description?: string;

  @ApiPropertyOptional({ format: 'date', example: '2026-03-01' })
  @IsOptional()
  @IsPlainDate()
  validFrom?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Last day; left out: 90 days', example: '2026-05-31' })
  @IsOptional()
  @IsPlainDate()
  validThrough?: string;
}
