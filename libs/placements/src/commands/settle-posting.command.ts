import type { CommandContext, CommandResult } from '@chunfeng/event-log';
import type { PostingErrorCode } from '@chunfeng/postings';
import { Command } from '@nestjs/cqrs';

/**
 * Asked for by a process manager after `placement.closed-elsewhere` and `placement.reopened`: brings the posting's
 * quota and vacancies in line with how the placement stands by then. Right in any order, and any number of times.
 */
export class SettlePosting extends Command<CommandResult<PostingErrorCode>> {
  constructor(
    readonly placementId: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}
