import type { CommandContext, CommandResult } from '@chunfeng/event-log';
import { Command } from '@nestjs/cqrs';
import type { LaborerErrorCode } from '../domain/laborer.errors';

/** Asked for by a timer once the day is over. No route leads here. */
export class MarkVerificationDue extends Command<CommandResult<LaborerErrorCode>> {
  constructor(
    readonly laborerId: string,
    readonly dueOn: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}
