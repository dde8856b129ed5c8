import type { CommandContext, CommandResult } from '@chunfeng/event-log';
import { Command } from '@nestjs/cqrs';
import type { EmployerErrorCode } from '../domain/employer.errors';

type Result = CommandResult<EmployerErrorCode>;

/** Answered with `invitationId`, from which the code follows. */
export class InviteToEmployer extends Command<Result> {
  constructor(
    readonly employerId: string,
    readonly office: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}

export class JoinEmployer extends Command<Result> {
  constructor(
    readonly code: string,
    readonly account: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}
