import type { CommandContext, CommandResult } from '@chunfeng/event-log';
import {
  AskedLanguage,
  type Caller,
  CommandMeta,
  CommandRoute,
  CurrentCaller,
  type Language,
  Roles,
  UuidParam,
} from '@chunfeng/http';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { RegisterLaborer } from '../commands/register-laborer.command';
import { answerOutcome } from './answer-outcome';
import { RegisterLaborerDto } from './dto/laborer-form.dto';
import { MEMBER_PROBLEMS } from './laborer-problems';
import { toRegistration } from './to-domain';

/** Members of households who become laborers. */
@ApiTags('households')
@Controller('v1/households/:household/members/:member')
export class MembersController {
  constructor(private readonly commands: CommandBus) {}

  @Post('laborer')
  @Roles('clerk', 'bureau')
  @ApiOperation({ summary: 'Register a member as a laborer, who keeps the id of the member' })
  @CommandRoute({
    location: ({ id }) => `/v1/laborers/${String(id)}`,
    problems: MEMBER_PROBLEMS,
  })
  async register(
    @UuidParam('household') householdId: string,
    @UuidParam('member') memberId: string,
    @Body() body: RegisterLaborerDto,
    @CommandMeta() context: CommandContext,
    @CurrentCaller() caller: Caller,
    @AskedLanguage() language: Language,
  ): Promise<CommandResult> {
    const form = { ...toRegistration(body, caller), memberOf: { householdId, memberId } };
    return answerOutcome(await this.commands.execute(new RegisterLaborer(form, context)), language);
  }
}
