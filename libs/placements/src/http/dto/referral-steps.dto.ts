import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import type {
  CancelReason,
  Channel,
  Contract,
  DeclineReason,
  InterviewOutcome,
  Party,
  Standing,
} from '../../domain/placement.events';
import {
  CANCEL_REASONS,
  CHANNELS,
  CONTRACTS,
  DECLINE_REASONS,
  INTERVIEW_OUTCOMES,
  PARTIES,
  STANDINGS,
} from './choices';
import { DAY, HappenedOn, MonthlyWage, Omittable, Workplace } from './fields';

const WHOSE = { enum: PARTIES, description: 'Whose answer it is; an employer answers for itself' };

/** The feedback of the employer (回执), or the laborer's own no. */
export class AnswerDto {
  @ApiProperty({ enum: ['accepted', 'declined'] })
  @IsIn(['accepted', 'declined'])
  answer!: 'accepted' | 'declined';

  @ApiPropertyOptional(WHOSE)
  @Omittable()
  @IsIn(PARTIES)
  party?: Party;

  @ApiPropertyOptional({ enum: DECLINE_REASONS, nullable: true, description: 'Needed with a no' })
  @IsOptional()
  @IsIn(DECLINE_REASONS)
  reason?: DeclineReason | null;

  @HappenedOn()
  on?: string;
}

export class InterviewDto {
  @ApiProperty({ format: 'date', example: '2026-03-09', description: 'May lie ahead' })
  @Matches(DAY)
  interviewOn!: string;

  @HappenedOn()
  on?: string;
}

export class InterviewOutcomeDto {
  @ApiProperty({ enum: INTERVIEW_OUTCOMES, description: 'not-suitable ends the referral' })
  @IsIn(INTERVIEW_OUTCOMES)
  outcome!: InterviewOutcome;

  @HappenedOn()
  on?: string;
}

export class OfferDto {
  @MonthlyWage()
  monthlyWageFen?: number | null;

  @ApiPropertyOptional({ type: String, format: 'date', nullable: true, example: '2026-03-16' })
  @IsOptional()
  @Matches(DAY)
  startOn?: string | null;

  @HappenedOn()
  on?: string;
}

/** Reserves a vacancy (INV-VAC). */
export class OfferAcceptanceDto {
  @HappenedOn()
  on?: string;
}

/** Also of an accepted offer that falls through. */
export class OfferDeclineDto {
  @ApiPropertyOptional(WHOSE)
  @Omittable()
  @IsIn(PARTIES)
  party?: Party;

  @ApiProperty({ enum: DECLINE_REASONS })
  @IsIn(DECLINE_REASONS)
  reason!: DeclineReason;

  @HappenedOn()
  on?: string;
}

/** Takes the vacancy (INV-VAC); a main start closes what else is open for the person (INV-ONE). */
export class StartDto {
  @HappenedOn()
  on?: string;

  @ApiPropertyOptional({ enum: STANDINGS, description: 'Default: as referred' })
  @Omittable()
  @IsIn(STANDINGS)
  standing?: Standing;

  @ApiPropertyOptional({ enum: CONTRACTS, default: 'unknown' })
  @Omittable()
  @IsIn(CONTRACTS)
  contract?: Contract;

  @MonthlyWage()
  monthlyWageFen?: number | null;

  @ApiPropertyOptional({ enum: CHANNELS, description: 'Default: as referred' })
  @Omittable()
  @IsIn(CHANNELS)
  channel?: Channel;

  @Workplace()
  workplace?: string | null;
}

/** Ends a referral at any stage before the start. */
export class CancellationDto {
  @ApiProperty({ enum: CANCEL_REASONS })
  @IsIn(CANCEL_REASONS)
  reason!: CancelReason;

  @HappenedOn()
  on?: string;
}
