import {
  ApiProblem,
  AskedLanguage,
  type Caller,
  CurrentCaller,
  type Language,
  ReadsViews,
  Roles,
} from '@chunfeng/http';
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { FindPlacementFigures } from '../queries/find-placement-figures.query';
import { FindVacancyFigures } from '../queries/find-vacancy-figures.query';
import { FindWillingnessFigures } from '../queries/find-willingness-figures.query';
import type { PlacementDimension } from '../queries/placement-figures';
import type { VacancyDimension } from '../queries/vacancy-figures';
import type { WillingnessDimension } from '../queries/willingness-figures';
import {
  definitionsOf,
  PLACEMENT_DEFINITIONS,
  VACANCY_DEFINITIONS,
  WILLINGNESS_DEFINITIONS,
} from './definitions';
import { PlacementFiguresDto, VacancyFiguresDto, WillingnessFiguresDto } from './dto/figures.dto';
import {
  PlacementFiguresQueryDto,
  VacancyFiguresQueryDto,
  WillingnessFiguresQueryDto,
} from './dto/figures-query.dto';
import { headOf, hidesSmallCells, showPlacements, showWillingness } from './show-figures';
import { answered } from './statistics-problems';

/** Figures of the unit of the own office; the bureau's and its analysts' of the whole city. */
@ApiTags('statistics')
@Controller('v1/statistics')
@Roles('analyst', 'bureau', 'auditor', 'clerk')
@ApiProblem(
  'invalid-request',
  'statistics.unit-not-own',
  'statistics.unit-unknown',
  'statistics.position-ahead',
  'statistics.position-of-other-epoch',
)
export class StatisticsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('placements')
  @ApiOperation({ summary: 'Placements started or ended: persons and person-times' })
  @ApiOkResponse({ type: PlacementFiguresDto })
  @ReadsViews('statistics')
  @ApiProblem('statistics.period-reversed', 'statistics.period-too-long')
  async placements(
    @Query() query: PlacementFiguresQueryDto,
    @CurrentCaller() caller: Caller,
    @AskedLanguage() language: Language,
  ): Promise<PlacementFiguresDto> {
    const {
      measure = 'started',
      basis = 'origin',
      clock = 'occurred',
      from,
      to,
      unit,
      asOf,
      ...rest
    } = query;
    const { by: list, ...filters } = rest;
    const by = namesIn(list) as PlacementDimension[]; // The DTO has checked the names.
    const question = { measure, basis, clock, from, to, by, filters };
    const asking = { caller, unit, asOf };
    const found = answered(await this.queries.execute(new FindPlacementFigures(question, asking)));
    const hides = hidesSmallCells(caller.role);
    return {
      ...{ measure, basis, clock, from, to },
      ...headOf(found, by),
      ...showPlacements(found, hides),
      definitions: definitionsOf(PLACEMENT_DEFINITIONS, language, hides),
    };
  }

  @Get('willingness')
  @ApiOperation({ summary: 'Persons willing and unwilling to work, and those of whom it is not known' })
  @ApiOkResponse({ type: WillingnessFiguresDto })
  @ReadsViews('statistics')
  async willingness(
    @Query() query: WillingnessFiguresQueryDto,
    @CurrentCaller() caller: Caller,
    @AskedLanguage() language: Language,
  ): Promise<WillingnessFiguresDto> {
    const { basis = 'origin', by: list, unit, asOf, ...filters } = query;
    const by = namesIn(list) as WillingnessDimension[]; // The DTO has checked the names.
    const asking = { caller, unit, asOf };
    const found = answered(
      await this.queries.execute(new FindWillingnessFigures({ basis, by, filters }, asking)),
    );
    const hides = hidesSmallCells(caller.role);
    return {
      basis,
      ...headOf(found, by),
      ...showWillingness(found, hides),
      definitions: definitionsOf(WILLINGNESS_DEFINITIONS, language, hides),
    };
  }

  @Get('vacancies')
  @ApiOperation({ summary: 'Vacancies offered, reserved, taken and open, those listed incomplete apart' })
  @ApiOkResponse({ type: VacancyFiguresDto })
  @ReadsViews('statistics')
  async vacancies(
    @Query() query: VacancyFiguresQueryDto,
    @CurrentCaller() caller: Caller,
    @AskedLanguage() language: Language,
  ): Promise<VacancyFiguresDto> {
    const { by: list, unit, asOf, ...filters } = query;
    const by = namesIn(list) as VacancyDimension[]; // The DTO has checked the names.
    const asking = { caller, unit, asOf };
    const found = answered(await this.queries.execute(new FindVacancyFigures({ by, filters }, asking)));
    return {
      basis: 'workplace',
      ...headOf(found, by),
      rows: found.rows.map(({ dimensions, ...cell }) => ({ ...dimensions, ...cell })),
      total: found.total,
      definitions: definitionsOf(VACANCY_DEFINITIONS, language, false),
    };
  }
}

function namesIn(list: string | undefined): readonly string[] {
  return [...new Set(list?.split(','))];
}
