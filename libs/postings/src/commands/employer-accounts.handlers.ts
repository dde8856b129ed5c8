import { CommandRunner, type CommandResult } from '@chunfeng/event-log';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { uuidv7 } from 'uuidv7';
import { employer } from '../domain/employer';
import { invite, join } from '../domain/employer-accounts';
import type { EmployerErrorCode } from '../domain/employer.errors';
import { InviteToEmployer, JoinEmployer } from './employer-accounts.commands';
import { InvitationCodes } from './invitation-codes';

type Result = CommandResult<EmployerErrorCode>;

@CommandHandler(InviteToEmployer)
export class InviteToEmployerHandler implements ICommandHandler<InviteToEmployer> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly codes: InvitationCodes,
  ) {}

  execute({ employerId, office, context }: InviteToEmployer): Promise<Result> {
    const id = uuidv7();
    const claimKey = this.codes.claimKeyOf(this.codes.codeOf(id));
    return this.runner.execute({
      context,
      stream: { decider: employer, id: employerId },
      answer: { id: employerId, invitationId: id },
      decide: ({ state }, now) => invite(state, { id, claimKey, office }, now),
    });
  }
}

@CommandHandler(JoinEmployer)
export class JoinEmployerHandler implements ICommandHandler<JoinEmployer> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly codes: InvitationCodes,
  ) {}

  async execute({ code, account, context }: JoinEmployer): Promise<Result> {
    const holder = await this.runner.findByClaim('employer-invitation', this.codes.claimKeyOf(code));
    if (holder === undefined) return { kind: 'rejected', rejection: { code: 'employer.invitation-unknown' } };
    const id = holder.slice('employer-'.length);
    return this.runner.execute({
      context,
      stream: { decider: employer, id },
      answer: { id },
      decide: ({ state }, now) =>
        join(state, account, (invitationId) => this.codes.isCodeOf(code, invitationId), now),
    });
  }
}
