import type { CommandContext, CommandResult } from '@chunfeng/event-log';
import {
  AnswersVersion,
  ApiProblem,
  type Caller,
  CommandMeta,
  CommandRoute,
  CurrentCaller,
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
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { RecordPlacement } from '../commands/record-placement.command';
import { ReferLaborer } from '../commands/refer-laborer.command';
import { FindPlacements } from '../queries/find-placements.query';
import { GetPlacement } from '../queries/get-placement.query';
import { officeOf, sightOf } from './acting';
import { answerRefusal } from './answer-refusal';
import { FindPlacementsDto } from './dto/find-placements.dto';
import { PlacementDto, PlacementPageDto } from './dto/placement.dto';
import { RecordPlacementDto } from './dto/record-placement.dto';
import { ReferDto } from './dto/refer.dto';
import { RECORD_PROBLEMS, REFER_PROBLEMS } from './placement-problems';
import { toFilters, withinOffice } from './read-filters';
import { shownPersons, showPlacement } from './show-placement';
import { toRecord, toReferral } from './to-domain';

const location = ({ id }: Readonly<Record<string, unknown>>): string => `/v1/placements/${String(id)}`;

/** Referrals and the work that comes of them: beginning one, and reading them. */
@ApiTags('placements')
@Controller('v1/placements')
export class PlacementsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly reads: PersonReadLog,
  ) {}

  @Post()
  @Roles('clerk', 'bureau', 'broker', 'fair')
  @ApiOperation({ summary: 'Refer a laborer to a posting, with a slip' })
  @CommandRoute({ location, problems: REFER_PROBLEMS })
  async refer(
    @Body() body: ReferDto,
    @CommandMeta() context: CommandContext,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResult> {
    const command = new ReferLaborer(toReferral(body, caller), officeOf(caller), context);
    return answerRefusal(await this.commands.execute(command), caller);
  }

  @Post('recorded')
  @Roles('clerk', 'bureau')
  @ApiOperation({ summary: 'Record work that began without a referral: placed directly, or found alone' })
  @CommandRoute({ location, problems: RECORD_PROBLEMS })
  async record(
    @Body() body: RecordPlacementDto,
    @CommandMeta() context: CommandContext,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResult> {
    const command = new RecordPlacement(toRecord(body), officeOf(caller), context);
    return answerRefusal(await this.commands.execute(command), caller);
  }

  @Get()
  @Roles('clerk', 'bureau', 'auditor', 'employer', 'broker', 'fair')
  @ApiOperation({
    summary: 'List placements, the newest first',
    description: 'With `dueBefore` the work list of referrals that nobody has answered.',
  })
  @ShowsPersons()
  @ApiOkResponse({ type: PlacementPageDto })
  @ApiProblem(
    'cursor-invalid',
    'employer.account-unknown',
    'placement.office-not-own',
    'placement.office-unknown',
    'placement.date-impossible',
  )
  @ReadsViews('placements', 'laborers', 'postings')
  async find(
    @Query() query: FindPlacementsDto,
    @CurrentCaller() caller: Caller,
    @StatedPurpose() purpose: Purpose | undefined,
  ): Promise<PlacementPageDto> {
    const filters = toFilters(query);
    const sight = withinOffice(sightOf(caller), query);
    const page = readPage(query, { ...filters, office: query.office }, ['number']);
    const after = page.after === undefined ? undefined : Number(page.after[0]);
    const views = await this.queries.execute(new FindPlacements(filters, sight, page.limit + 1, after));
    const shown = toPage(
      views,
      page,
      ({ placement }) => [Number(placement.firstPosition)],
      (view) => showPlacement(view, sight),
    );
    await this.reads.note(caller, 'placements', shownPersons(shown.items), purpose);
    return shown;
  }

  @Get(':id')
  @AnswersVersion()
  @Roles('clerk', 'bureau', 'auditor', 'employer', 'broker', 'fair')
  @ApiOperation({ summary: 'One placement, and what you may do with it now' })
  @ShowsPersons()
  @ApiOkResponse({ type: PlacementDto })
  @ApiProblem('placement.not-found', 'employer.account-unknown')
  @ReadsViews('placements', 'laborers', 'postings')
  async get(
    @UuidParam('id') id: string,
    @CurrentCaller() caller: Caller,
    @StatedPurpose() purpose: Purpose | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PlacementDto> {
    const sight = sightOf(caller);
    const view = await this.queries.execute(new GetPlacement(id, sight));
    if (view === undefined) throw new ProblemException('placement.not-found');
    const shown = showPlacement(view, sight);
    await this.reads.note(caller, 'placement', shownPersons([shown]), purpose);
    response.setHeader('ETag', `"${String(view.placement.version)}"`);
    return shown;
  }
}
