import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsDefined,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  IsUrl,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { SUSPENSION_REASONS, WITHDRAWAL_REASONS } from './choices';
import { IsPlainDate } from './is-plain-date';
import { PostingTermsDto } from './posting-terms.dto';
import type { SuspensionReason, WithdrawalReason } from '../../domain/posting.events';

/** Where a posting came from. */
export class SourceDto {
  @ApiProperty({ maxLength: 60, description: 'Short name of the system or list', example: 'county-notices' })
  @Matches(/^[a-z0-9][a-z0-9-]{0,59}$/)
  system!: string;

  @ApiPropertyOptional({
    maxLength: 120,
    description: 'Its id there, as text',
    example: '1648527394191052802',
  })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(120)
  externalId?: string;

  @ApiPropertyOptional({ maxLength: 500, example: 'https://www.example.gov.cn/notice/17' })
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  @MaxLength(500)
  url?: string;
}

/** A posting as its employer submits it. */
export class SubmitPostingDto {
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Registered employer; an employer account may leave it out, it submits for itself',
  })
  @IsOptional()
  @IsUUID()
  employerId?: string;

  @ApiProperty({ type: PostingTermsDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => PostingTermsDto)
  terms!: PostingTermsDto;

  @ApiPropertyOptional({ description: 'Made up, for demonstration or test', default: false })
  @IsOptional()
  @IsBoolean()
  synthetic?: boolean;
}

/** What a clerk takes down of a posting, without the day of its confirmation. */
export class CollectedDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'Registered employer' })
  @IsOptional()
  @IsUUID()
  employerId?: string;

  @ApiPropertyOptional({ maxLength: 120, description: 'Employer named in the notice, where not registered' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(120)
  employerName?: string;

  @ApiProperty({ type: PostingTermsDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => PostingTermsDto)
  terms!: PostingTermsDto;

  @ApiProperty({ type: SourceDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => SourceDto)
  source!: SourceDto;

  @ApiPropertyOptional({ description: 'Made up, for demonstration or test', default: false })
  @IsOptional()
  @IsBoolean()
  synthetic?: boolean;
}

/** A posting that a clerk took down. */
export class CollectPostingDto extends CollectedDto {
  @ApiProperty({
    format: 'date',
    description:
      'Day on which the employer last confirmed it; without a stated end it is valid for 90 days after',
    example: '2026-03-01',
  })
  @IsPlainDate()
  confirmedOn!: string;
}

/** New terms as a whole. */
export class AmendPostingDto {
  @ApiProperty({ type: PostingTermsDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => PostingTermsDto)
  terms!: PostingTermsDto;

  @ApiPropertyOptional({
    maxLength: 120,
    description: 'Of a collected posting: the employer, once it is known',
  })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(120)
  employerName?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Of a collected posting: confirmed anew on this day' })
  @IsOptional()
  @IsPlainDate()
  confirmedOn?: string;
}

export class SuspendPostingDto {
  @ApiProperty({ enum: SUSPENSION_REASONS, description: 'An employer account: employer-request' })
  @IsIn(SUSPENSION_REASONS)
  reason!: SuspensionReason;
}

export class WithdrawPostingDto {
  @ApiProperty({ enum: WITHDRAWAL_REASONS })
  @IsIn(WITHDRAWAL_REASONS)
  reason!: WithdrawalReason;
}
