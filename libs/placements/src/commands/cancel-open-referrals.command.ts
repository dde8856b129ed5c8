import type { CommandContext } from '@chunfeng/event-log';
import { Command } from '@nestjs/cqrs';
import type { PlacementResult } from './placement-result';

/** Asked for by a process manager once a person is forgotten: each open referral by a command of its own. */
export class CancelOpenReferrals extends Command<PlacementResult> {
  constructor(
    readonly laborerId: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}
