import type { CommandContext, CommandResult } from '@chunfeng/event-log';
import {
  type Caller,
  CommandMeta,
  CommandRoute,
  CurrentCaller,
  IfMatch,
  ProblemException,
  Roles,
  UuidParam,
} from '@chunfeng/http';
import { Body, Controller, Param, Post, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ChangeLaborer } from '../commands/change-laborer.command';
import type { LaborerChange } from '../domain/change';
import { answerOutcome } from './answer-outcome';
import { ConsentDto, WithdrawalDto } from './dto/consent.dto';
import { SelfEmploymentDto, VerificationDto } from './dto/employment.dto';
import { GroupConfirmationDto, GroupEndDto } from './dto/group.dto';
import { IntentionDto, IntentionEndDto } from './dto/intention.dto';
import { ServiceClassDto } from './dto/service-class.dto';
import { SkillDto } from './dto/skill.dto';
import { UnitChangeDto } from './dto/unit-change.dto';
import { WillingnessDto } from './dto/willingness.dto';
import { GROUPS } from './dto/choices';
import { CHANGE_PROBLEMS } from './laborer-problems';
import {
  toConsent,
  toGroup,
  toIntention,
  toSelfEmployment,
  toServiceClass,
  toSkill,
  toVerification,
  toWillingness,
} from './to-domain';

/** What is recorded about a registered laborer, one thing at a time. `If-Match` is honored everywhere. */
@ApiTags('laborers')
@Controller('v1/laborers/:id')
@Roles('clerk', 'bureau')
export class LaborerRecordsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('willingness')
  @ApiOperation({
    summary: 'Record whether the person wants to work, train, go to school or start a business',
  })
  @CommandRoute({ ifMatch: true, problems: [...CHANGE_PROBLEMS] })
  recordWillingness(
    @UuidParam('id') id: string,
    @Body() body: WillingnessDto,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    return this.change(
      id,
      { kind: 'record-willingness', willingness: toWillingness(body) },
      context,
      ifVersion,
    );
  }

  @Post('groups')
  @ApiOperation({ summary: 'Confirm membership of a group from a day on' })
  @CommandRoute({
    ifMatch: true,
    problems: [...CHANGE_PROBLEMS, 'laborer.group-open', 'laborer.group-overlaps'],
  })
  confirmGroup(
    @UuidParam('id') id: string,
    @Body() body: GroupConfirmationDto,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    return this.change(id, { kind: 'confirm-group', group: toGroup(body) }, context, ifVersion);
  }

  @Post('groups/:group/end')
  @ApiOperation({ summary: 'End membership of a group' })
  @ApiParam({ name: 'group', enum: GROUPS })
  @CommandRoute({
    ifMatch: true,
    problems: [...CHANGE_PROBLEMS, 'laborer.group-not-open', 'laborer.dates-reversed'],
  })
  endGroup(
    @UuidParam('id') id: string,
    @Param('group') name: string,
    @Body() { validTo, reason }: GroupEndDto,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    const group = GROUPS.find((known) => known === name);
    if (group === undefined) throw new ProblemException('not-found');
    return this.change(id, { kind: 'end-group', end: { group, validTo, reason } }, context, ifVersion);
  }

  @Post('employment-status')
  @ApiOperation({ summary: 'Record a verified employment status' })
  @CommandRoute({
    ifMatch: true,
    problems: [
      ...CHANGE_PROBLEMS,
      'laborer.employment-details',
      'laborer.office-unknown',
      'laborer.unit-unknown',
    ],
  })
  verifyEmployment(
    @UuidParam('id') id: string,
    @Body() body: VerificationDto,
    @CurrentCaller() caller: Caller,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    const verification = toVerification(body, caller);
    return this.change(id, { kind: 'verify-employment', verification }, context, ifVersion);
  }

  @Post('self-employment')
  @ApiOperation({ summary: 'Register an own business' })
  @CommandRoute({ ifMatch: true, problems: [...CHANGE_PROBLEMS, 'laborer.industry-unknown'] })
  registerSelfEmployment(
    @UuidParam('id') id: string,
    @Body() body: SelfEmploymentDto,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    const business = toSelfEmployment(body);
    return this.change(id, { kind: 'register-self-employment', business }, context, ifVersion);
  }

  @Post('skills')
  @ApiOperation({ summary: 'Record a skill' })
  @CommandRoute({
    ifMatch: true,
    problems: [...CHANGE_PROBLEMS, 'laborer.occupation-unknown', 'laborer.too-many-skills'],
  })
  recordSkill(
    @UuidParam('id') id: string,
    @Body() body: SkillDto,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    return this.change(id, { kind: 'record-skill', skill: toSkill(body) }, context, ifVersion);
  }

  @Put('intention')
  @ApiOperation({ summary: 'Record what work the person seeks' })
  @CommandRoute({
    ifMatch: true,
    problems: [...CHANGE_PROBLEMS, 'laborer.occupation-unknown', 'laborer.division-unknown'],
  })
  recordIntention(
    @UuidParam('id') id: string,
    @Body() body: IntentionDto,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    return this.change(id, { kind: 'record-intention', intention: toIntention(body) }, context, ifVersion);
  }

  @Post('intention/close')
  @ApiOperation({ summary: 'The person no longer seeks work' })
  @CommandRoute({ ifMatch: true, problems: [...CHANGE_PROBLEMS] })
  closeIntention(
    @UuidParam('id') id: string,
    @Body() { reason }: IntentionEndDto,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    return this.change(id, { kind: 'close-intention', end: { reason } }, context, ifVersion);
  }

  @Post('service-class')
  @ApiOperation({ summary: 'Assign which help the person needs' })
  @CommandRoute({ ifMatch: true, problems: [...CHANGE_PROBLEMS] })
  assignServiceClass(
    @UuidParam('id') id: string,
    @Body() body: ServiceClassDto,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    const assignment = toServiceClass(body);
    return this.change(id, { kind: 'assign-service-class', assignment }, context, ifVersion);
  }

  @Post('consent')
  @ApiOperation({ summary: 'The person consents to being matched' })
  @CommandRoute({ ifMatch: true, problems: [...CHANGE_PROBLEMS, 'laborer.consent-superseded'] })
  giveConsent(
    @UuidParam('id') id: string,
    @Body() body: ConsentDto,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    return this.change(id, { kind: 'give-consent', consent: toConsent(body) }, context, ifVersion);
  }

  @Post('consent/withdraw')
  @ApiOperation({ summary: 'The person withdraws the consent and disappears from every list' })
  @CommandRoute({ ifMatch: true, problems: [...CHANGE_PROBLEMS, 'laborer.dates-reversed'] })
  withdrawConsent(
    @UuidParam('id') id: string,
    @Body() { withdrawnOn, channel }: WithdrawalDto,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    const withdrawal = { purpose: 'matching', withdrawnOn, channel } as const;
    return this.change(id, { kind: 'withdraw-consent', withdrawal }, context, ifVersion);
  }

  @Post('units')
  @ApiOperation({ summary: 'Hand the person over, or correct one of the four units' })
  @CommandRoute({
    ifMatch: true,
    problems: [...CHANGE_PROBLEMS, 'laborer.unit-unknown', 'laborer.unit-needed'],
  })
  changeUnit(
    @UuidParam('id') id: string,
    @Body() { unit, to, reason }: UnitChangeDto,
    @CommandMeta() context: CommandContext,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    return this.change(id, { kind: 'change-unit', unit: { unit, to, reason } }, context, ifVersion);
  }

  private async change(
    id: string,
    change: LaborerChange,
    context: CommandContext,
    ifVersion: number | undefined,
  ): Promise<CommandResult> {
    const outcome = await this.commands.execute(new ChangeLaborer(id, change, context, ifVersion));
    // None of these changes touches the citizen number, so the language of its answer does not matter.
    return answerOutcome(outcome, 'zh-CN');
  }
}
