import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsUUID, Matches, ValidateNested } from 'class-validator';
import type { Channel, Contract, EndReason, Standing } from '../../domain/placement.events';
import { CHANNELS, CONTRACTS, END_REASONS, ROUTES, STANDINGS } from './choices';
import { DAY, MonthlyWage, Omittable, Workplace } from './fields';
import { WorkDto } from './work.dto';

const RECORDED_ROUTES = ROUTES.filter((route) => route !== 'referral');

export class EndedDto {
  @ApiProperty({ format: 'date', example: '2026-02-20' })
  @Matches(DAY)
  endedOn!: string;

  @ApiProperty({ enum: END_REASONS })
  @IsIn(END_REASONS)
  reason!: EndReason;
}

/** Work that began without a referral, told after the fact. */
export class RecordPlacementDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  laborerId!: string;

  @ApiProperty({ enum: RECORDED_ROUTES, description: 'direct: placed without a referral' })
  @IsIn(RECORDED_ROUTES)
  route!: 'direct' | 'self-found';

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true, description: 'Only of direct work' })
  @IsOptional()
  @IsUUID()
  postingId?: string | null;

  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Registered employer, where there is no posting',
  })
  @IsOptional()
  @IsUUID()
  employerId?: string | null;

  @ApiProperty({ format: 'date', example: '2026-02-10', description: 'Not in the future' })
  @Matches(DAY)
  startedOn!: string;

  @ApiPropertyOptional({ enum: STANDINGS, default: 'main' })
  @Omittable()
  @IsIn(STANDINGS)
  standing?: Standing;

  @ApiPropertyOptional({ enum: CONTRACTS, default: 'unknown' })
  @Omittable()
  @IsIn(CONTRACTS)
  contract?: Contract;

  @MonthlyWage()
  monthlyWageFen?: number | null;

  @ApiPropertyOptional({
    enum: CHANNELS,
    description: 'Default: own initiative where self-found, otherwise unknown',
  })
  @Omittable()
  @IsIn(CHANNELS)
  channel?: Channel;

  @ApiPropertyOptional({ type: WorkDto, description: 'Where there is no posting' })
  @Omittable()
  @IsObject()
  @ValidateNested()
  @Type(() => WorkDto)
  work?: WorkDto;

  @Workplace()
  workplace?: string | null;

  @ApiPropertyOptional({ type: EndedDto, nullable: true, description: 'It is over already' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => EndedDto)
  ended?: EndedDto | null;
}
