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
import {
  VerifyStart,
  VerifyRetention,
  EndPlacement,
  CorrectPlacement,
  ReversePlacement,
} from '../commands/work.commands';
import { actingFor } from './acting';
import { answerRefusal } from './answer-refusal';
import { StartVerificationDto, RetentionDto, EndDto, CorrectionDto, ReversalDto } from './dto/work-steps.dto';
import { CORRECT_PROBLEMS, REVERSE_PROBLEMS, STEP_PROBLEMS } from './placement-problems';
import { told } from './told';

/** What becomes of work that has begun. */
@ApiTags('placements')
@Controller('v1/placements/:id')
export class WorkStepsController {
  constructor(private readonly commands: CommandBus) {}

  @Post('start-verification')
  @Roles('clerk', 'bureau')
  @ApiOperation({ summary: 'Record that the start was seen to be true' })
  @CommandRoute({ ifMatch: true, problems: STEP_PROBLEMS })
  async verifyStart(
    @UuidParam('id') id: string,
    @Body() body: StartVerificationDto,
    @CommandMeta() context: CommandContext,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    const command = new VerifyStart(id, told(body), actingFor(caller), context, ifVersion);
    return answerRefusal(await this.commands.execute(command), caller);
  }

  @Post('retention')
  @Roles('clerk', 'bureau')
  @ApiOperation({ summary: 'Record that the laborer has stayed 3, 6 or 12 months' })
  @CommandRoute({ ifMatch: true, problems: [...STEP_PROBLEMS, 'placement.retention-early'] })
  async verifyRetention(
    @UuidParam('id') id: string,
    @Body() body: RetentionDto,
    @CommandMeta() context: CommandContext,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    const command = new VerifyRetention(id, told(body), actingFor(caller), context, ifVersion);
    return answerRefusal(await this.commands.execute(command), caller);
  }

  @Post('end')
  @Roles('clerk', 'bureau', 'employer')
  @ApiOperation({ summary: 'The work has ended' })
  @CommandRoute({ ifMatch: true, problems: STEP_PROBLEMS })
  async endPlacement(
    @UuidParam('id') id: string,
    @Body() body: EndDto,
    @CommandMeta() context: CommandContext,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    const command = new EndPlacement(id, told(body), actingFor(caller), context, ifVersion);
    return answerRefusal(await this.commands.execute(command), caller);
  }

  @Post('correction')
  @Roles('clerk', 'bureau')
  @ApiOperation({ summary: 'Correct what was recorded of a start or an end' })
  @CommandRoute({ ifMatch: true, problems: [...STEP_PROBLEMS, ...CORRECT_PROBLEMS] })
  async correctPlacement(
    @UuidParam('id') id: string,
    @Body() body: CorrectionDto,
    @CommandMeta() context: CommandContext,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    const command = new CorrectPlacement(id, correctionOf(body), actingFor(caller), context, ifVersion);
    return answerRefusal(await this.commands.execute(command), caller);
  }

  @Post('reversal')
  @Roles('clerk', 'bureau')
  @ApiOperation({ summary: 'Take back what never was: a start, an end, or what closed the referral' })
  @CommandRoute({ ifMatch: true, problems: [...STEP_PROBLEMS, ...REVERSE_PROBLEMS] })
  async reversePlacement(
    @UuidParam('id') id: string,
    @Body() body: ReversalDto,
    @CommandMeta() context: CommandContext,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifVersion: number | undefined,
  ): Promise<CommandResult> {
    const command = new ReversePlacement(id, told(body), actingFor(caller), context, ifVersion);
    return answerRefusal(await this.commands.execute(command), caller);
  }
}

function correctionOf(body: CorrectionDto): CorrectionDto {
  const { work, ...rest } = body;
  return { ...told(rest), ...(work === undefined ? {} : { work: told(work) }) };
}
