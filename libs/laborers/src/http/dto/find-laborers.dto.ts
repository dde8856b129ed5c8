import { PageQuery } from '@chunfeng/http';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import type { LaborerFilters } from '../../queries/find-laborers.query';
import { ANSWERS, GROUPS, STATUSES } from './choices';

const STATUS_FILTERS = [...STATUSES, 'unverified'] as const;

/** Every filter that is given must hold. */
export class FindLaborersDto extends PageQuery {
  @ApiPropertyOptional({
    example: 'D500235',
    description: 'An office within yours and what lies below it; default: your own',
  })
  @IsOptional()
  @Matches(/^[A-Z][A-Z0-9-]{1,30}$/)
  office?: string;

  @ApiPropertyOptional({
    enum: ['responsible', 'ledger'],
    default: 'responsible',
    description: 'For a reporting unit: the people whom it serves, or those on its ledger',
  })
  @IsOptional()
  @IsIn(['responsible', 'ledger'])
  basis?: LaborerFilters['basis'];

  @ApiPropertyOptional({ enum: ANSWERS })
  @IsOptional()
  @IsIn(ANSWERS)
  work?: LaborerFilters['work'];

  @ApiPropertyOptional({ enum: ANSWERS })
  @IsOptional()
  @IsIn(ANSWERS)
  training?: LaborerFilters['training'];

  @ApiPropertyOptional({ enum: ANSWERS })
  @IsOptional()
  @IsIn(ANSWERS)
  schooling?: LaborerFilters['schooling'];

  @ApiPropertyOptional({ enum: ANSWERS })
  @IsOptional()
  @IsIn(ANSWERS)
  business?: LaborerFilters['business'];

  @ApiPropertyOptional({ enum: STATUS_FILTERS, description: 'unverified: no status was ever verified' })
  @IsOptional()
  @IsIn(STATUS_FILTERS)
  status?: LaborerFilters['status'];

  @ApiPropertyOptional({
    enum: ['due'],
    description: 'due: the day by which the status had to be verified is over',
  })
  @IsOptional()
  @IsIn(['due'])
  verification?: LaborerFilters['verification'];

  @ApiPropertyOptional({ enum: GROUPS, description: 'Membership that is open today' })
  @IsOptional()
  @IsIn(GROUPS)
  group?: LaborerFilters['group'];
}

/** Personal values travel in the body, never in a URL (INV-SEAL). At least one of the two. */
export class SearchLaborersDto {
  @ApiPropertyOptional({ minLength: 1, maxLength: 60, example: '测试甲', description: 'The whole name' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name?: string;

  @ApiPropertyOptional({
    minLength: 5,
    maxLength: 30,
    example: '00012345678',
    description: 'The whole number',
  })
  @IsOptional()
  @IsString()
  @MinLength(5)
  @MaxLength(30)
  phone?: string;
}
