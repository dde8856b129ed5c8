import type { CommandContext, CommandResult } from '@chunfeng/event-log';
import { Command } from '@nestjs/cqrs';
import type { PostingErrorCode } from '../domain/posting.errors';

/** What process managers and timers ask of postings. No route leads here. */
type Result = CommandResult<PostingErrorCode>;

/** The last day of a posting is over; refused with `posting.not-due` when it is not. */
export class ExpirePosting extends Command<Result> {
  constructor(
    readonly postingId: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** One posting follows its suspended employer out of sight. */
export class SuspendForEmployer extends Command<Result> {
  constructor(
    readonly postingId: string,
    readonly employerId: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** One posting comes back with its employer. */
export class ResumeForEmployer extends Command<Result> {
  constructor(
    readonly postingId: string,
    readonly employerId: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/**
 * All postings of an employer follow its suspension or its reinstatement, each by a command of its own.
 * @param position of the event that it follows from: the view that lists them must have come so far.
 */
export class FollowEmployer extends Command<Result> {
  constructor(
    readonly employerId: string,
    readonly what: 'suspend' | 'resume',
    readonly position: number,
    readonly context: CommandContext,
  ) {
    super();
  }
}
