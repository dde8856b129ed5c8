import { CommandRunner, type CommandResult } from '@chunfeng/event-log';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { employer } from '../domain/employer';
import { posting } from '../domain/posting';
import type { PostingErrorCode } from '../domain/posting.errors';
import { resumeForEmployer, suspendForEmployer } from '../domain/posting-of-employer';
import { expire } from '../domain/posting-standing';
import { groundsAt } from '../reference-lookup';
import { ExpirePosting, ResumeForEmployer, SuspendForEmployer } from './posting-processes.commands';

type Result = CommandResult<PostingErrorCode>;

@CommandHandler(ExpirePosting)
export class ExpirePostingHandler implements ICommandHandler<ExpirePosting> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ postingId, context }: ExpirePosting): Promise<Result> {
    return this.runner.execute({
      context,
      stream: { decider: posting, id: postingId },
      decide: ({ state }, now) => expire(state, groundsAt(now)),
    });
  }
}

@CommandHandler(SuspendForEmployer)
export class SuspendForEmployerHandler implements ICommandHandler<SuspendForEmployer> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ postingId, employerId, context }: SuspendForEmployer): Promise<Result> {
    return this.runner.execute({
      context,
      stream: { decider: posting, id: postingId },
      reads: { employer: { decider: employer, id: employerId } },
      decide: ({ state }, _now, read) => suspendForEmployer(state, employerId, read.employer.state),
    });
  }
}

@CommandHandler(ResumeForEmployer)
export class ResumeForEmployerHandler implements ICommandHandler<ResumeForEmployer> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ postingId, employerId, context }: ResumeForEmployer): Promise<Result> {
    return this.runner.execute({
      context,
      stream: { decider: posting, id: postingId },
      reads: { employer: { decider: employer, id: employerId } },
      decide: ({ state }, now, read) =>
        resumeForEmployer(state, employerId, read.employer.state, groundsAt(now)),
    });
  }
}
