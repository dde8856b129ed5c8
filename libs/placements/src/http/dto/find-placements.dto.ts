import { PageQuery } from '@chunfeng/http';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { BASES, type Basis } from '../../queries/find-placements.query';
import type { PlacementViewStatus } from '../../projections/placements.table';
import { STATUSES } from './choices';
import { DAY, OFFICE } from './fields';

/** Filters of the list of placements; every one that is given must hold. */
export class FindPlacementsDto extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  laborer?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  posting?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'An employer account sees its own only' })
  @IsOptional()
  @IsUUID()
  employer?: string;

  @ApiPropertyOptional({ enum: STATUSES, example: 'referred' })
  @IsOptional()
  @IsIn(STATUSES)
  status?: PlacementViewStatus;

  @ApiPropertyOptional({
    example: 'D500235',
    description: 'An office within yours and what lies below it; default: your own',
  })
  @IsOptional()
  @Matches(OFFICE)
  office?: string;

  @ApiPropertyOptional({
    enum: BASES,
    default: 'any',
    description:
      'What makes it the office’s: the person, the ledger, the referral, the posting, or any of these',
  })
  @IsOptional()
  @IsIn(BASES)
  basis?: Basis;

  @ApiPropertyOptional({
    format: 'date',
    example: '2026-03-20',
    description: 'Referrals that nobody has answered and whose last day lies before this one',
  })
  @IsOptional()
  @Matches(DAY)
  dueBefore?: string;
}
