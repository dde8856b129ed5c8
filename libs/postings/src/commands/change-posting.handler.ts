import { CommandRunner, type CommandResult } from '@chunfeng/event-log';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { changePosting } from '../domain/change-posting';
import { posting } from '../domain/posting';
import type { PostingErrorCode } from '../domain/posting.errors';
import { groundsAt } from '../reference-lookup';
import { ChangePosting } from './change-posting.command';
import { answerTo } from './posting-answer';

@CommandHandler(ChangePosting)
export class ChangePostingHandler implements ICommandHandler<ChangePosting> {
  constructor(private readonly runner: CommandRunner) {}

  execute({
    postingId,
    change,
    by,
    context,
    ifVersion,
  }: ChangePosting): Promise<CommandResult<PostingErrorCode>> {
    let answer: object = { id: postingId };
    return this.runner.execute({
      context,
      stream: { decider: posting, id: postingId, ...(ifVersion === undefined ? {} : { ifVersion }) },
      decide: ({ state }, now) => {
        const decision = changePosting(state, change, by, groundsAt(now));
        answer = answerTo(postingId, state, decision);
        return decision;
      },
      // Asked for after the decision.
      get answer() {
        return answer;
      },
    });
  }
}
