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
  ) {
    super();
  }
}
