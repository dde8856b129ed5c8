import {
  ApiProblem,
  type Caller,
  CurrentCaller,
  PageQuery,
  PersonReadLog,
  ProblemException,
  type Purpose,
  readPage,
  ReadsViews,
  Roles,
  ShowsPersons,
  StatedPurpose,
  toPage,
  UuidParam,
} from '@chunfeng/http';
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { FindPlacementsOfLaborer } from '../queries/find-placements.query';
import { officeOf } from './acting';
import { PlacementPageDto } from './dto/placement.dto';
import { shownPersons, showPlacement } from './show-placement';

/** What has become of a person: whoever may read the person may read it. */
@ApiTags('placements')
@Controller('v1/laborers/:id/placements')
export class LaborerPlacementsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reads: PersonReadLog,
  ) {}

  @Get()
  @Roles('clerk', 'bureau', 'auditor')
  @ApiOperation({ summary: 'Referrals and work of one laborer, the newest first' })
  @ShowsPersons()
  @ApiOkResponse({ type: PlacementPageDto })
  @ApiProblem('cursor-invalid', 'placement.laborer-not-found')
  @ReadsViews('placements', 'laborers', 'postings')
  async find(
    @UuidParam('id') id: string,
    @Query() query: PageQuery,
    @CurrentCaller() caller: Caller,
    @StatedPurpose() purpose: Purpose | undefined,
  ): Promise<PlacementPageDto> {
    const sight = { kind: 'office', office: officeOf(caller), changes: caller.role !== 'auditor' } as const;
    const page = readPage(query, { id }, ['number']);
    const after = page.after === undefined ? undefined : Number(page.after[0]);
    const views = await this.queries.execute(new FindPlacementsOfLaborer(id, sight, page.limit + 1, after));
    if (views === undefined) throw new ProblemException('placement.laborer-not-found');
    const shown = toPage(
      views,
      page,
      ({ placement }) => [Number(placement.firstPosition)],
      (view) => showPlacement(view, sight),
    );
    await this.reads.note(caller, 'laborer-placements', shownPersons(shown.items), purpose);
    return shown;
  }
}
