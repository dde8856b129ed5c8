import type { CommandContext, CommandResult } from '@chunfeng/event-log';
import {
  AnswersVersion,
  ApiProblem,
  AskedLanguage,
  type Caller,
  CommandMeta,
  CommandRoute,
  CurrentCaller,
  IfMatch,
  type Language,
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
import { Body, Controller, Get, HttpCode, Post, Put, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ChangeLaborer } from '../commands/change-laborer.command';
import { ForgetLaborer } from '../commands/forget-laborer.command';
import { RegisterLaborer } from '../commands/register-laborer.command';
import { ownOffice } from '../domain/reach';
import { FindLaborers } from '../queries/find-laborers.query';
import { GetLaborer } from '../queries/get-laborer.query';
import { SearchLaborers } from '../queries/search-laborers.query';
import { answerOutcome } from './answer-outcome';
import { FindLaborersDto, SearchLaborersDto } from './dto/find-laborers.dto';
import { LaborerDto, LaborerPageDto, LaborersFoundDto } from './dto/laborer.dto';
import { CorrectDetailsDto, RegisterLaborerDto } from './dto/laborer-form.dto';
import { ForgettingDto } from './dto/forgetting.dto';
import { CHANGE_PROBLEMS, CITIZEN_NUMBER_PROBLEMS, REGISTRATION_PROBLEMS } from './laborer-problems';
import { showLaborer, showLaborers } from './show-laborer';
import { toCorrection, toRegistration } from './to-domain';

/** A person as a whole: registering, reading, finding, correcting, forgetting. */
@ApiTags('laborers')
@Controller('v1/laborers')
export class LaborersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly reads: PersonReadLog,
  ) {}

  @Post()
  @Roles('clerk', 'bureau')
  @ApiOperation({ summary: 'Register a laborer, with whatever else was learned at the visit' })
  @CommandRoute({
    location: ({ id }) => `/v1/laborers/${String(id)}`,
    problems: REGISTRATION_PROBLEMS,
  })
  async register(
    @Body() body: RegisterLaborerDto,
    @CommandMeta() context: CommandContext,
    @CurrentCaller() caller: Caller,
    @AskedLanguage() language: Language,
  ): Promise<CommandResult> {
    const outcome = await this.commands.execute(new RegisterLaborer(toRegistration(body, caller), context));
    return answerOutcome(outcome, language);
  }

  @Post('search')
  @HttpCode(200)
  @Roles('clerk', 'bureau', 'auditor')
  @ApiOperation({ summary: 'Find people by their whole name or telephone number' })
  @ShowsPersons()
  @ApiOkResponse({ type: LaborersFoundDto })
  @ReadsViews('laborers', 'laborer-search')
  async search(
    @Body() body: SearchLaborersDto,
    @CurrentCaller() caller: Caller,
    @StatedPurpose() purpose: Purpose | undefined,
  ): Promise<LaborersFoundDto> {
    if (body.name === undefined && body.phone === undefined) {
      const errors = [{ in: 'body' as const, field: '/name', code: 'field.required' }];
      throw new ProblemException('invalid-request', { params: { count: 1 }, errors });
    }
    const items = showLaborers(await this.queries.execute(new SearchLaborers(body, caller)));
    await this.reads.note(
      caller,
      'search',
      items.map(({ id }) => id),
      purpose,
    );
    return { items };
  }

  @Get()
  @Roles('clerk', 'bureau', 'auditor')
  @ApiOperation({ summary: 'Work list of an office, in the order of registration' })
  @ShowsPersons()
  @ApiOkResponse({ type: LaborerPageDto })
  @ApiProblem('cursor-invalid', 'laborer.office-not-own', 'laborer.office-unknown')
  @ReadsViews('laborers')
  async find(
    @Query() query: FindLaborersDto,
    @CurrentCaller() caller: Caller,
    @StatedPurpose() purpose: Purpose | undefined,
  ): Promise<LaborerPageDto> {
    const { work, training, schooling, business, status, verification, group } = query;
    const office = query.office ?? caller.office ?? '';
    const foreign = ownOffice('/office', office, caller.office);
    if (foreign) throw new ProblemException(foreign.rejection.code);
    const basis = query.basis ?? 'responsible';
    const filters = { office, basis, work, training, schooling, business, status, verification, group };
    const page = readPage(query, filters, ['uuid']);
    const after = page.after?.[0];
    const views = await this.queries.execute(
      new FindLaborers(filters, page.limit + 1, typeof after === 'string' ? after : undefined),
    );
    const shown = toPage(
      views,
      page,
      ({ profile }) => [profile.laborerId],
      (view) => showLaborers([view]),
    );
    const items = shown.items.flat();
    await this.reads.note(
      caller,
      'list',
      items.map(({ id }) => id),
      purpose,
    );
    return { items, next: shown.next };
  }

  @Get(':id')
  @AnswersVersion()
  @Roles('clerk', 'bureau', 'auditor')
  @ApiOperation({ summary: 'One laborer' })
  @ShowsPersons()
  @ApiOkResponse({ type: LaborerDto })
  @ApiProblem('laborer.not-found', 'laborer.forgotten')
  @ReadsViews('laborers')
  async get(
    @UuidParam('id') id: string,
    @CurrentCaller() caller: Caller,
    @StatedPurpose() purpose: Purpose | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<LaborerDto> {
    const found = await this.queries.execute(new GetLaborer(id, caller));
    if (typeof found === 'string') throw new ProblemException(`laborer.${found}`);
    await this.reads.note(caller, 'one', [id], purpose);
    response.setHeader('ETag', `"${String(found.profile.version)}"`);
    return showLaborer(found);
  }

  @Put(':id/details')
  @Roles('clerk', 'bureau')
  @ApiOperation({ summary: 'Correct name, number, address and codes' })
  @CommandRoute({ ifMatch: true, problems: [...CHANGE_PROBLEMS, ...CITIZEN_NUMBER_PROBLEMS] })
  async correctDetails(
    @UuidParam('id') id: string,
    @Body() body: CorrectDetailsDto,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
    @AskedLanguage() language: Language,
  ): Promise<CommandResult> {
    const change = { kind: 'correct-details', details: toCorrection(body) } as const;
    const outcome = await this.commands.execute(new ChangeLaborer(id, change, context, ifVersion));
    return answerOutcome(outcome, language);
  }

  @Post(':id/forget')
  @Roles('bureau')
  @ApiOperation({ summary: 'Erase the personal data for good' })
  @CommandRoute({ problems: ['laborer.not-found'] })
  async forget(
    @UuidParam('id') id: string,
    @Body() { reason }: ForgettingDto,
    @CommandMeta() context: CommandContext,
    @AskedLanguage() language: Language,
  ): Promise<CommandResult> {
    const outcome = await this.commands.execute(new ForgetLaborer(id, { reason }, context));
    return answerOutcome(outcome, language);
  }
}
