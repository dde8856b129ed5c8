import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
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
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type {
  Consent,
  EmploymentRecord,
  GroupInterval,
  Intention,
  SelfEmploymentRecord,
  ServiceClassRecord,
  SkillRecord,
  WillingnessRecord,
} from '../../domain/laborer';
import type { IntentionEnd } from '../../domain/intention';
import type { GroupEnd } from '../../domain/groups';
import type { Forgetting } from '../../domain/forgetting';
import type { UnitChange } from '../../domain/units';
import type { Withdrawal } from '../../domain/consent';
import { ANSWERS, CHANNELS, GROUPS, STATUSES } from './choices';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const OFFICE = /^[A-Z][A-Z0-9-]{1,30}$/;
const OCCUPATION = /^\d(-\d{2}){0,3}$/;

/** A value that may be null but must be said. */
const Nullable = () => ValidateIf((_object, value) => value !== null);

/** An answer to "do you want to …", as given on a day. */
export class WillingnessDto implements WillingnessRecord {
  @ApiProperty({ enum: ['work', 'training', 'schooling', 'business'] })
  @IsIn(['work', 'training', 'schooling', 'business'])
  kind!: WillingnessRecord['kind'];

  @ApiProperty({ enum: ANSWERS, description: 'unknown: an earlier answer no longer stands' })
  @IsIn(ANSWERS)
  answer!: WillingnessRecord['answer'];

  @ApiProperty({ format: 'date', example: '2026-02-10' })
  @Matches(DAY)
  askedOn!: string;

  @ApiProperty({ enum: CHANNELS })
  @IsIn(CHANNELS)
  channel!: WillingnessRecord['channel'];
}

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

export class EmploymentDto {
  @ApiProperty({ enum: ['main', 'secondary'] })
  @IsIn(['main', 'secondary'])
  standing!: NonNullable<EmploymentRecord['employment']>['standing'];

  @ApiProperty({ enum: ['self', 'organised', 'unknown'] })
  @IsIn(['self', 'organised', 'unknown'])
  foundBy!: NonNullable<EmploymentRecord['employment']>['foundBy'];
}

/** A verified employment status: what, how, when and by whom (notice 二(一)1). */
export class VerificationDto {
  @ApiProperty({ enum: STATUSES })
  @IsIn(STATUSES)
  status!: EmploymentRecord['status'];

  @ApiPropertyOptional({ type: EmploymentDto, nullable: true, description: 'Only when employed' })
  @IsOptional()
  @ValidateNested()
  @Type(() => EmploymentDto)
  employment?: EmploymentDto | null;

  @ApiProperty({ enum: CHANNELS })
  @IsIn(CHANNELS)
  channel!: EmploymentRecord['channel'];

  @ApiProperty({ format: 'date', example: '2026-02-10' })
  @Matches(DAY)
  verifiedOn!: string;

  @ApiPropertyOptional({
    example: 'T500235001',
    description: 'Office whose staff verified it; default: your own',
  })
  @IsOptional()
  @Matches(OFFICE)
  verifier?: string;

  @ApiPropertyOptional({
    example: 'D500118',
    description:
      'Reporting unit of the place of work, or `outside` for work outside the city. It moves the responsible unit. Leave out when not known.',
  })
  @IsOptional()
  @Matches(/^(outside|[A-Z][A-Z0-9-]{1,30})$/)
  workplace?: string;
}

export class SelfEmploymentDto {
  @ApiProperty({ format: 'date', example: '2025-11-01' })
  @Matches(DAY)
  startedOn!: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'A014', description: 'GB/T 4754-2011' })
  @IsOptional()
  @Matches(/^[A-T]\d{0,4}$/)
  industry?: string | null;

  @ApiProperty({ type: Boolean, description: 'Came back from work elsewhere to start it' })
  @IsBoolean()
  returnee!: SelfEmploymentRecord['returnee'];
}

export class SkillDto {
  @ApiProperty({ example: '6-18-02-04', description: 'Occupational classification 2022, any level' })
  @Matches(OCCUPATION)
  occupation!: string;

  @ApiPropertyOptional({
    enum: ['1', '2', '3', '4', '5'],
    nullable: true,
    description: 'National vocational qualification, 5 lowest; null: practised without certificate',
  })
  @IsOptional()
  @IsIn(['1', '2', '3', '4', '5'])
  level?: SkillRecord['level'];

  @ApiProperty({ enum: ['certificate', 'training', 'practice'] })
  @IsIn(['certificate', 'training', 'practice'])
  source!: SkillRecord['source'];

  @ApiPropertyOptional({ type: String, format: 'date', nullable: true, example: '2020-06-30' })
  @IsOptional()
  @Matches(DAY)
  acquiredOn?: string | null;
}

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

const SERVICE_CLASSES = [
  'ready-for-job',
  'needs-training',
  'needs-welfare-post',
  'needs-business-help',
  'not-now',
] as const;

export class ServiceClassDto implements ServiceClassRecord {
  @ApiProperty({ enum: SERVICE_CLASSES })
  @IsIn(SERVICE_CLASSES)
  serviceClass!: ServiceClassRecord['serviceClass'];

  @ApiProperty({ format: 'date', example: '2026-02-10' })
  @Matches(DAY)
  assignedOn!: string;
}

/** Consent to be matched. Without it nobody sees the person in any list. */
export class ConsentDto {
  @ApiProperty({ format: 'date', example: '2026-02-10' })
  @Matches(DAY)
  givenOn!: string;

  @ApiProperty({ enum: ['paper', 'online', 'oral-witnessed'] })
  @IsIn(['paper', 'online', 'oral-witnessed'])
  form!: Consent['form'];

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 40, example: 'TY-2026-0017' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  formNumber?: string | null;
}

export class WithdrawalDto {
  @ApiProperty({ format: 'date', example: '2026-02-20' })
  @Matches(DAY)
  withdrawnOn!: string;

  @ApiProperty({ enum: CHANNELS })
  @IsIn(CHANNELS)
  channel!: Withdrawal['channel'];
}

const UNIT_REASONS = [
  'employed-elsewhere',
  'returned',
  'moved',
  'recorded-in-error',
  'division-change',
  'other',
] as const;

export class UnitChangeDto implements UnitChange {
  @ApiProperty({ enum: ['origin', 'ledger', 'responsible', 'workplace'] })
  @IsIn(['origin', 'ledger', 'responsible', 'workplace'])
  unit!: UnitChange['unit'];

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'D500118',
    description: 'One of the 40 reporting units; null only for a workplace that is not known',
  })
  @Nullable()
  @Matches(OFFICE)
  to!: string | null;

  @ApiProperty({ enum: UNIT_REASONS })
  @IsIn(UNIT_REASONS)
  reason!: UnitChange['reason'];
}

export class ForgettingDto implements Forgetting {
  @ApiProperty({ enum: ['own-request', 'retention-ended', 'registered-in-error'] })
  @IsIn(['own-request', 'retention-ended', 'registered-in-error'])
  reason!: Forgetting['reason'];
}
