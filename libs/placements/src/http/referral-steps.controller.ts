import type { CommandContext, CommandResult } from '@chunfeng/event-log';
import {
  type Caller,
  CommandMeta,
  CommandRoute,
  CurrentCaller,
  IfMatch,
  Roles,
  UuidParam,
} from '@chunfeng/http';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnswerReferral, CancelPlacement } from '../commands/referral.commands';
import {
  ScheduleInterview,
  RecordInterview,
  MakeOffer,
  AcceptOffer,
  DeclineOffer,
} from '../commands/hiring.commands';
import { StartPlacement } from '../commands/work.commands';
import { actingFor } from './acting';
import { answerRefusal } from './answer-refusal';
import {
  AnswerDto,
  InterviewDto,
  InterviewOutcomeDto,
  OfferDto,
  OfferAcceptanceDto,
  OfferDeclineDto,
  StartDto,
  CancellationDto,
} from './dto/referral-steps.dto';
import { START_PROBLEMS, STEP_PROBLEMS, VACANCY_PROBLEMS } from './placement-problems';
import { told } from './told';

/** Every step of a referral up to the start. The employer of the posting takes them, or an office on its behalf. */
@ApiTags('placements')
@Controller('v1/placements/:id')
export class ReferralStepsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('answer')
  @Roles('clerk', 'bureau', 'employer')
  @ApiOperation({ summary: 'Record the answer of the employer, or the laborer’s own no' })
  @CommandRoute({ ifMatch: true, problems: [...STEP_PROBLEMS, 'placement.reason-needed'] })
  async answerReferral(
    @UuidParam('id') id: string,
    @Body() body: AnswerDto,
    @CommandMeta() context: CommandContext,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    const command = new AnswerReferral(id, told(body), actingFor(caller), context, ifVersion);
    return answerRefusal(await this.commands.execute(command), caller);
  }

  @Post('interview')
  @Roles('clerk', 'bureau', 'employer')
  @ApiOperation({ summary: 'Arrange an interview' })
  @CommandRoute({ ifMatch: true, problems: STEP_PROBLEMS })
  async scheduleInterview(
    @UuidParam('id') id: string,
    @Body() body: InterviewDto,
    @CommandMeta() context: CommandContext,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    const command = new ScheduleInterview(id, told(body), actingFor(caller), context, ifVersion);
    return answerRefusal(await this.commands.execute(command), caller);
  }

  @Post('interview-outcome')
  @Roles('clerk', 'bureau', 'employer')
  @ApiOperation({ summary: 'Record how the interview went' })
  @CommandRoute({ ifMatch: true, problems: STEP_PROBLEMS })
  async recordInterview(
    @UuidParam('id') id: string,
    @Body() body: InterviewOutcomeDto,
    @CommandMeta() context: CommandContext,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    const command = new RecordInterview(id, told(body), actingFor(caller), context, ifVersion);
    return answerRefusal(await this.commands.execute(command), caller);
  }

  @Post('offer')
  @Roles('clerk', 'bureau', 'employer')
  @ApiOperation({ summary: 'Offer the work' })
  @CommandRoute({ ifMatch: true, problems: [...STEP_PROBLEMS, 'placement.employer-suspended'] })
  async makeOffer(
    @UuidParam('id') id: string,
    @Body() body: OfferDto,
    @CommandMeta() context: CommandContext,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    const command = new MakeOffer(id, told(body), actingFor(caller), context, ifVersion);
    return answerRefusal(await this.commands.execute(command), caller);
  }

  @Post('offer-acceptance')
  @Roles('clerk', 'bureau', 'employer')
  @ApiOperation({ summary: 'The laborer accepts the offer: a vacancy is reserved' })
  @CommandRoute({ ifMatch: true, problems: [...STEP_PROBLEMS, ...VACANCY_PROBLEMS] })
  async acceptOffer(
    @UuidParam('id') id: string,
    @Body() body: OfferAcceptanceDto,
    @CommandMeta() context: CommandContext,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    const command = new AcceptOffer(id, told(body), actingFor(caller), context, ifVersion);
    return answerRefusal(await this.commands.execute(command), caller);
  }

  @Post('offer-decline')
  @Roles('clerk', 'bureau', 'employer')
  @ApiOperation({ summary: 'The offer comes to nothing: a reserved vacancy goes back' })
  @CommandRoute({ ifMatch: true, problems: STEP_PROBLEMS })
  async declineOffer(
    @UuidParam('id') id: string,
    @Body() body: OfferDeclineDto,
    @CommandMeta() context: CommandContext,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    const command = new DeclineOffer(id, told(body), actingFor(caller), context, ifVersion);
    return answerRefusal(await this.commands.execute(command), caller);
  }

  @Post('start')
  @Roles('clerk', 'bureau', 'employer')
  @ApiOperation({ summary: 'The laborer has begun to work: the vacancy is taken' })
  @CommandRoute({ ifMatch: true, problems: [...STEP_PROBLEMS, ...START_PROBLEMS] })
  async startPlacement(
    @UuidParam('id') id: string,
    @Body() body: StartDto,
    @CommandMeta() context: CommandContext,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    const command = new StartPlacement(id, told(body), actingFor(caller), context, ifVersion);
    return answerRefusal(await this.commands.execute(command), caller);
  }

  @Post('cancellation')
  @Roles('clerk', 'bureau', 'employer')
  @ApiOperation({ summary: 'End a referral before a start' })
  @CommandRoute({ ifMatch: true, problems: STEP_PROBLEMS })
  async cancelPlacement(
    @UuidParam('id') id: string,
    @Body() body: CancellationDto,
    @CommandMeta() context: CommandContext,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    const command = new CancelPlacement(id, told(body), actingFor(caller), context, ifVersion);
    return answerRefusal(await this.commands.execute(command), caller);
  }
}
