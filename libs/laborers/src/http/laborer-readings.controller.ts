import {
  ApiProblem,
  type Caller,
  CurrentCaller,
  PageQuery,
  ProblemException,
  readPage,
  ReadsViews,
  Roles,
  toPage,
  UuidParam,
} from '@chunfeng/http';
import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { FindReadings } from '../queries/find-readings.query';
import { ReadingPageDto } from './dto/reading.dto';

/** The record of who has looked at a person (quality.md §5). It names nobody but accounts. */
@ApiTags('laborers')
@Controller('v1/laborers/:id/reads')
export class LaborerReadingsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Roles('clerk', 'bureau', 'auditor')
  @ApiOperation({ summary: 'Who has looked at this person, the newest first; also after it was forgotten' })
  @ApiOkResponse({ type: ReadingPageDto })
  @ApiProblem('cursor-invalid', 'laborer.not-found')
  @ReadsViews('laborers')
  async find(
    @UuidParam('id') id: string,
    @Query() query: PageQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<ReadingPageDto> {
    const page = readPage(query, { id }, ['number']);
    const before = page.after?.[0];
    const found = await this.queries.execute(
      new FindReadings(id, caller, {
        limit: page.limit + 1,
        before: typeof before === 'number' ? before : undefined,
      }),
    );
    if (found === undefined) throw new ProblemException('laborer.not-found');
    return toPage(
      found,
      page,
      ({ number }) => [number],
      ({ at, caller: account, role, office, route, purpose }) => ({
        at: at.toISOString(),
        caller: account,
        role,
        office,
        route,
        purpose,
      }),
    );
  }
}
