import type { CommandContext, CommandResult } from '@chunfeng/event-log';
import { CommandMeta, CommandRoute, CurrentCaller, Roles, UuidParam, type Caller } from '@chunfeng/http';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InviteToEmployer, JoinEmployer } from '../commands/employer-accounts.commands';
import { InvitationCodes } from '../commands/invitation-codes';
import { officeOf } from './acting';
import { JoinEmployerDto } from './dto/employer.dto';

/** How an account comes to act for an employer. */
@ApiTags('employers')
@Controller('v1/employers')
@Roles('clerk', 'bureau')
export class EmployerAccountsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly codes: InvitationCodes,
  ) {}

  @Post('join')
  @Roles('employer')
  @ApiOperation({
    summary: 'Join an employer by the code of an invitation',
    description: 'For an account that acts for no employer yet; it holds from the next request on.',
  })
  @CommandRoute({
    problems: [
      'employer.invitation-unknown',
      'employer.invitation-used',
      'employer.invitation-expired',
      'employer.suspended',
      'claim-taken',
    ],
  })
  join(
    @Body() { code }: JoinEmployerDto,
    @CurrentCaller() caller: Caller,
    @CommandMeta() context: CommandContext,
  ): Promise<CommandResult> {
    return this.commands.execute(new JoinEmployer(code, caller.id, context));
  }

  @Post(':id/invitations')
  @ApiOperation({
    summary: 'Issue an invitation code for an employer',
    description:
      'The answer holds `code`, to be handed over to the employer; good once, for 14 days. It is stored nowhere: the same command again tells it again.',
  })
  @CommandRoute({ problems: ['employer.not-found', 'employer.suspended'] })
  async invite(
    @UuidParam('id') id: string,
    @CurrentCaller() caller: Caller,
    @CommandMeta() context: CommandContext,
  ): Promise<CommandResult> {
    const result: CommandResult = await this.commands.execute(
      new InviteToEmployer(id, officeOf(caller), context),
    );
    if (result.kind !== 'done') return result;
    const { invitationId } = result.answer as { invitationId: string };
    return { ...result, answer: { id, invitationId, code: this.codes.codeOf(invitationId) } };
  }
}
