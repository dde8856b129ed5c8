import type { CommandContext, CommandResult } from '@chunfeng/event-log';
import { Command } from '@nestjs/cqrs';
import type { ChangedBy, PostingChange } from '../domain/change-posting';
import type { PostingErrorCode } from '../domain/posting.errors';

/** One change of a posting that exists. */
export class ChangePosting extends Command<CommandResult<PostingErrorCode>> {
  constructor(
    readonly postingId: string,
    readonly change: PostingChange,
    readonly by: ChangedBy,
    readonly context: CommandContext,
    /** `If-Match` */
    readonly ifVersion?: number,
  ) {
    super();
  }
}
