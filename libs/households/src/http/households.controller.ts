import type { CommandContext, CommandResult } from '@chunfeng/event-log';
import {
  AnswersVersion,
  ApiProblem,
  type Caller,
  CommandMeta,
  CommandRoute,
  CurrentCaller,
  IfMatch,
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
import { ChangeHousehold } from '../commands/change-household.command';
import { RegisterHousehold } from '../commands/register-household.command';
import type { HouseholdChange } from '../domain/change-household';
import { ownOffice } from '../domain/checks';
import { FindHouseholds } from '../queries/find-households.query';
import { GetHousehold } from '../queries/get-household.query';
import { FindHouseholdsDto, HouseholdDto, HouseholdPageDto } from './dto/household.dto';
import { MoveDto, PovertyStatusDto, RegisterHouseholdDto } from './dto/household-form.dto';
import { DepartureDto, MemberDto, MemberForgettingDto } from './dto/member.dto';
import { showHousehold, summaryOf } from './show-household';
import { toForm, toMember } from './to-domain';

const DATES = ['household.date-impossible', 'household.date-in-future'] as const;
const PERSON = [
  'household.citizen-number-wrong',
  'household.birth-date-differs',
  'household.synthetic-number',
  'household.member-exists',
  'household.member-elsewhere',
  'household.second-head',
  'household.laborer-unknown',
] as const;

/** Households, their members and their poverty status (notice 二(一)1). */
@ApiTags('households')
@Controller('v1/households')
export class HouseholdsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly reads: PersonReadLog,
  ) {}

  @Post()
  @Roles('clerk', 'bureau')
  @ApiOperation({ summary: 'Register a household with its members, children and elders included' })
  @CommandRoute({
    location: ({ id }) => `/v1/households/${String(id)}`,
    problems: [
      'household.office-unknown',
      'household.office-not-own',
      'household.division-unknown',
      'household.card-taken',
      ...DATES,
      ...PERSON,
    ],
  })
  register(
    @Body() body: RegisterHouseholdDto,
    @CommandMeta() context: CommandContext,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResult> {
    return this.commands.execute(new RegisterHousehold(toForm(body, caller), context));
  }

  @Get()
  @Roles('clerk', 'bureau', 'auditor')
  @ApiOperation({ summary: 'Households of an office, nobody named' })
  @ApiOkResponse({ type: HouseholdPageDto })
  @ApiProblem('cursor-invalid', 'household.office-not-own', 'household.office-unknown')
  @ReadsViews('households')
  async find(@Query() query: FindHouseholdsDto, @CurrentCaller() caller: Caller): Promise<HouseholdPageDto> {
    const office = query.office ?? caller.office ?? '';
    const foreign = ownOffice('/office', office, caller.office);
    if (foreign) throw new ProblemException(foreign.rejection.code);
    const filters = { office, poverty: query.poverty };
    const page = readPage(query, filters, ['uuid']);
    const after = page.after?.[0];
    const found = await this.queries.execute(
      new FindHouseholds(filters, page.limit + 1, typeof after === 'string' ? after : undefined),
    );
    return toPage(found, page, ({ householdId }) => [householdId], summaryOf);
  }

  @Get(':id')
  @AnswersVersion()
  @Roles('clerk', 'bureau', 'auditor')
  @ApiOperation({ summary: 'One household with its members' })
  @ShowsPersons()
  @ApiOkResponse({ type: HouseholdDto })
  @ApiProblem('household.not-found')
  @ReadsViews('households')
  async get(
    @UuidParam('id') id: string,
    @CurrentCaller() caller: Caller,
    @StatedPurpose() purpose: Purpose | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<HouseholdDto> {
    const found = await this.queries.execute(new GetHousehold(id, caller));
    if (found === 'not-found') throw new ProblemException('household.not-found');
    await this.reads.note(
      caller,
      'household',
      found.members.map(({ member }) => member.memberId),
      purpose,
    );
    response.setHeader('ETag', `"${String(found.household.version)}"`);
    return showHousehold(found);
  }

  @Post(':id/members')
  @Roles('clerk', 'bureau')
  @ApiOperation({ summary: 'Somebody joins the household' })
  @CommandRoute({ ifMatch: true, problems: ['household.not-found', ...DATES, ...PERSON] })
  addMember(
    @UuidParam('id') id: string,
    @Body() body: MemberDto,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    return this.change(id, { kind: 'add-member', member: toMember(body) }, context, ifVersion);
  }

  @Post(':id/members/:memberId/departure')
  @Roles('clerk', 'bureau')
  @ApiOperation({ summary: 'Somebody leaves the household' })
  @CommandRoute({ ifMatch: true, problems: ['household.not-found', 'household.member-unknown', ...DATES] })
  memberLeft(
    @UuidParam('id') id: string,
    @UuidParam('memberId') memberId: string,
    @Body() { leftOn, reason }: DepartureDto,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    return this.change(
      id,
      { kind: 'member-left', departure: { memberId, leftOn, reason } },
      context,
      ifVersion,
    );
  }

  @Post(':id/members/:memberId/forget')
  @Roles('bureau')
  @ApiOperation({ summary: 'Erase the personal data of a member who is no laborer' })
  @CommandRoute({
    problems: ['household.not-found', 'household.member-unknown', 'household.member-is-laborer'],
  })
  forgetMember(
    @UuidParam('id') id: string,
    @UuidParam('memberId') memberId: string,
    @Body() { reason }: MemberForgettingDto,
    @CommandMeta() context: CommandContext,
  ): Promise<CommandResult> {
    return this.change(id, { kind: 'forget-member', memberId, reason }, context);
  }

  @Post(':id/poverty-status')
  @Roles('clerk', 'bureau')
  @ApiOperation({ summary: 'Record the poverty status from a day on' })
  @CommandRoute({ ifMatch: true, problems: ['household.not-found', ...DATES] })
  recordStatus(
    @UuidParam('id') id: string,
    @Body() { status, from, source }: PovertyStatusDto,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    return this.change(
      id,
      { kind: 'record-poverty-status', record: { status, from, source } },
      context,
      ifVersion,
    );
  }

  @Post(':id/move')
  @Roles('clerk', 'bureau')
  @ApiOperation({ summary: 'The household lives elsewhere' })
  @CommandRoute({ ifMatch: true, problems: ['household.not-found', 'household.division-unknown', ...DATES] })
  move(
    @UuidParam('id') id: string,
    @Body() { residence, address = null, movedOn }: MoveDto,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    return this.change(id, { kind: 'move', residence, address, movedOn }, context, ifVersion);
  }

  private change(
    id: string,
    change: HouseholdChange,
    context: CommandContext,
    ifVersion?: number,
  ): Promise<CommandResult> {
    return this.commands.execute(new ChangeHousehold(id, change, context, ifVersion));
  }
}
