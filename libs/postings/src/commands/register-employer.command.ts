import type { CommandContext, CommandResult } from '@chunfeng/event-log';
import { Command } from '@nestjs/cqrs';
import type { Registration } from '../domain/employer';
import type { EmployerErrorCode } from '../domain/employer.errors';

export class RegisterEmployer extends Command<CommandResult<EmployerErrorCode>> {
  constructor(
    readonly registration: Registration,
    readonly context: CommandContext,
    /** Default: a new one. */
    readonly employerId?: string,
    /** That registers the employer it acts for itself; default: an office does. */
    readonly account: string | null = null,
  ) {
    super();
  }
}
