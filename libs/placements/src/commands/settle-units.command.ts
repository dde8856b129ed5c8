import type { CommandContext, CommandResult } from '@chunfeng/event-log';
import type { LaborerErrorCode } from '@chunfeng/laborers';
import { Command } from '@nestjs/cqrs';

/**
 * Asked for by a process manager after the start, end, correction or reversal of work: brings the person's workplace
 * and responsible unit in line with the main work that there is by then. Right in any order, and any number of times.
 */
export class SettleUnits extends Command<CommandResult<LaborerErrorCode>> {
  constructor(
    readonly placementId: string,
    readonly context: CommandContext,
    /** It was the person's main work, and was corrected to work beside it. */
    readonly was?: 'main-before',
  ) {
    super();
  }
}
