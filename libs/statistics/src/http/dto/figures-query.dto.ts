import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import {
  PLACEMENT_DIMENSIONS,
  STAT_CLOCKS,
  type StatClock,
  UNIT_BASES,
  type UnitBasis,
} from '../../queries/placement-figures';
import { VACANCY_DIMENSIONS } from '../../queries/vacancy-figures';
import { WILLINGNESS_DIMENSIONS } from '../../queries/willingness-figures';

const MEASURES = ['started', 'ended'] as const;
const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/;
const VALUE = /^[A-Za-z0-9+-]{1,40}$/;

/** Up to four names with commas between them. */
function listOf(names: readonly string[]): RegExp {
  const one = `(${names.join('|')})`;
  return new RegExp(`^${one}(,${one}){0,3}$`);
}

/** A value of a dimension; `unknown` is one. */
function Value(): PropertyDecorator {
  return (target, key) => {
    ApiPropertyOptional({ type: 'string', maxLength: 40, description: '`unknown`: what is not known' })(
      target,
      key,
    );
    IsOptional()(target, key);
    IsString()(target, key);
    Matches(VALUE)(target, key);
  };
}

class AsOfDto {
  @Value() unit?: string;

  @ApiPropertyOptional({ description: '`epoch.position`: only what was recorded up to there; default: all' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  @Matches(/^\d+\.\d+$/)
  asOf?: string;
}

class OnBasisDto extends AsOfDto {
  @ApiPropertyOptional({ enum: UNIT_BASES, default: 'origin', description: 'Unit that `unit` means' })
  @IsOptional()
  @IsIn(UNIT_BASES)
  basis?: UnitBasis;
}

export class PlacementFiguresQueryDto extends OnBasisDto {
  @ApiPropertyOptional({ enum: MEASURES, default: 'started' })
  @IsOptional()
  @IsIn(MEASURES)
  measure?: (typeof MEASURES)[number];

  @ApiPropertyOptional({ enum: STAT_CLOCKS, default: 'occurred' })
  @IsOptional()
  @IsIn(STAT_CLOCKS)
  clock?: StatClock;

  @ApiProperty({ example: '2026-01', description: 'First month' })
  @Matches(MONTH)
  from!: string;

  @ApiProperty({ example: '2026-03', description: 'Last month' })
  @Matches(MONTH)
  to!: string;

  @ApiPropertyOptional({
    example: 'month,unit',
    description: `Up to four of ${PLACEMENT_DIMENSIONS.join(', ')}`,
  })
  @IsOptional()
  @Matches(listOf(PLACEMENT_DIMENSIONS))
  by?: string;

  @Value() industry?: string;
  @Value() workForm?: string;
  @Value() direction?: string;
  @Value() occupation?: string;
  @Value() destination?: string;
  @Value() group?: string;
  @Value() standing?: string;
  @Value() route?: string;
  @Value() channel?: string;
  @Value() ageBand?: string;
  @Value() education?: string;
}

export class WillingnessFiguresQueryDto extends OnBasisDto {
  @ApiPropertyOptional({ example: 'unit', description: `Some of ${WILLINGNESS_DIMENSIONS.join(', ')}` })
  @IsOptional()
  @Matches(listOf(WILLINGNESS_DIMENSIONS))
  by?: string;

  @Value() group?: string;
  @Value() education?: string;
}

export class VacancyFiguresQueryDto extends AsOfDto {
  @ApiPropertyOptional({ example: 'unit', description: `Some of ${VACANCY_DIMENSIONS.join(', ')}` })
  @IsOptional()
  @Matches(listOf(VACANCY_DIMENSIONS))
  by?: string;

  @Value() occupation?: string;
  @Value() kind?: string;
}
