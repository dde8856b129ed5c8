import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, Matches, ValidateNested } from 'class-validator';
import type { Channel, Contract, EndReason, ReversalReason, Standing } from '../../domain/placement.events';
import type { Correction } from '../../domain/correct';
import type { Reversed } from '../../domain/reverse';
import type { Means, RetainedMonths } from '../../domain/verify';
import {
  CHANNELS,
  CONTRACTS,
  CORRECTION_REASONS,
  END_REASONS,
  MEANS,
  RETAINED_MONTHS,
  REVERSAL_REASONS,
  REVERSIBLE,
  STANDINGS,
} from './choices';
import { DAY, HappenedOn, MonthlyWage, Omittable, Workplace } from './fields';
import { WorkDto } from './work.dto';

export class StartVerificationDto {
  @ApiProperty({ enum: MEANS, description: 'How the start was seen to be true' })
  @IsIn(MEANS)
  means!: Means;

  @HappenedOn()
  on?: string;
}

/** Stable work: still there, or there until then, so many months after the start. */
export class RetentionDto {
  @ApiProperty({ enum: RETAINED_MONTHS })
  @IsIn(RETAINED_MONTHS)
  months!: RetainedMonths;

  @HappenedOn()
  on?: string;
}

export class EndDto {
  @ApiProperty({ enum: END_REASONS })
  @IsIn(END_REASONS)
  reason!: EndReason;

  @HappenedOn()
  on?: string;
}

/** What was recorded of a start or an end, as it should have been; what is left out stands. */
export class CorrectionDto {
  @ApiProperty({ enum: CORRECTION_REASONS })
  @IsIn(CORRECTION_REASONS)
  reason!: Correction['reason'];

  @ApiPropertyOptional({ type: String, format: 'date', example: '2026-03-16' })
  @Omittable()
  @Matches(DAY)
  startedOn?: string;

  @ApiPropertyOptional({ enum: STANDINGS })
  @Omittable()
  @IsIn(STANDINGS)
  standing?: Standing;

  @ApiPropertyOptional({ enum: CONTRACTS })
  @Omittable()
  @IsIn(CONTRACTS)
  contract?: Contract;

  @MonthlyWage()
  monthlyWageFen?: number | null;

  @ApiPropertyOptional({ enum: CHANNELS })
  @Omittable()
  @IsIn(CHANNELS)
  channel?: Channel;

  @ApiPropertyOptional({ type: String, format: 'date', description: 'Only of work that has ended' })
  @Omittable()
  @Matches(DAY)
  endedOn?: string;

  @ApiPropertyOptional({ enum: END_REASONS, description: 'Only of work that has ended' })
  @Omittable()
  @IsIn(END_REASONS)
  endReason?: EndReason;

  @ApiPropertyOptional({ type: WorkDto, description: 'No occupation where a posting tells it' })
  @Omittable()
  @IsObject()
  @ValidateNested()
  @Type(() => WorkDto)
  work?: WorkDto;

  @Workplace()
  workplace?: string | null;
}

/** What never was: a start, an end, or what closed a referral. */
export class ReversalDto {
  @ApiPropertyOptional({
    enum: REVERSIBLE,
    description:
      'Default: what was recorded last. A reversed start gives the vacancy back; a reversed answer, interview, ' +
      'declined offer, lapse or cancellation opens the referral again where it stood.',
  })
  @Omittable()
  @IsIn(REVERSIBLE)
  of?: Reversed['of'];

  @ApiProperty({ enum: REVERSAL_REASONS })
  @IsIn(REVERSAL_REASONS)
  reason!: ReversalReason;
}
