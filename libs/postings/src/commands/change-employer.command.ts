import type { CommandContext, CommandResult } from '@chunfeng/event-log';
import { Command } from '@nestjs/cqrs';
import type { EmployerChange } from '../domain/change-employer';
import type { EmployerErrorCode } from '../domain/employer.errors';

/** One change of an employer that is registered. */
export class ChangeEmployer extends Command<CommandResult<EmployerErrorCode>> {
  constructor(
    readonly employerId: string,
    readonly change: EmployerChange,
    readonly context: CommandContext,
    /** `If-Match` */
    readonly ifVersion?: number,
  ) {
    super();
  }
}
