import type { CommandContext, CommandResult } from '@chunfeng/event-log';
import {
  CommandMeta,
  CommandRoute,
  CurrentCaller,
  ProblemException,
  Roles,
  UuidParam,
  type Caller,
} from '@chunfeng/http';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangeEmployer } from '../commands/change-employer.command';
import { InviteToEmployer, JoinEmployer } from '../commands/employer-accounts.commands';
import { InvitationCodes } from '../commands/invitation-codes';
import { employerIdOf, officeOf } from './acting';
import { JoinEmployerDto, RemoveAccountDto, RevokeInvitationDto } from './dto/employer.dto';

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
      'employer.invitation-revoked',
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

  @Post(':id/invitations/revoke')
  @ApiOperation({
    summary: 'Revoke an invitation that was not redeemed: its code is good for nothing any more',
  })
  @CommandRoute({
    problems: ['employer.not-found', 'employer.invitation-not-issued', 'employer.invitation-used'],
  })
  revokeInvitation(
    @UuidParam('id') id: string,
    @Body() { invitationId }: RevokeInvitationDto,
    @CommandMeta() context: CommandContext,
  ): Promise<CommandResult> {
    const change = { type: 'revoke-invitation', invitationId: invitationId.toLowerCase() } as const;
    return this.commands.execute(new ChangeEmployer(id, change, context));
  }

  @Post(':id/accounts/remove')
  @Roles('employer', 'clerk', 'bureau')
  @ApiOperation({
    summary: 'Remove an account from an employer',
    description:
      'An account of the employer removes itself or another of the same employer. It acts for nobody from the next request on, and may join another employer.',
  })
  @CommandRoute({
    problems: ['employer.not-found', 'employer.account-unknown', 'employer.account-not-joined'],
  })
  removeAccount(
    @UuidParam('id') id: string,
    @Body() { account }: RemoveAccountDto,
    @CurrentCaller() caller: Caller,
    @CommandMeta() context: CommandContext,
  ): Promise<CommandResult> {
    // Another employer is answered like none at all.
    if (caller.role === 'employer' && employerIdOf(caller) !== id)
      throw new ProblemException('employer.not-found');
    return this.commands.execute(new ChangeEmployer(id, { type: 'remove-account', account }, context));
  }
}
