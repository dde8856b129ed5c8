import { CommandRunner, type CommandResult, Streams } from '@chunfeng/event-log';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { changePosting } from '../domain/change-posting';
import { posting } from '../domain/posting';
import { employerRead } from '../domain/posting-employer';
import type { PostingErrorCode } from '../domain/posting.errors';
import { groundsAt } from '../reference-lookup';
import { ChangePosting } from './change-posting.command';
import { answerTo } from './posting-answer';

@CommandHandler(ChangePosting)
export class ChangePostingHandler implements ICommandHandler<ChangePosting> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly streams: Streams,
  ) {}

  async execute({
    postingId,
    change,
    by,
    context,
    ifVersion,
  }: ChangePosting): Promise<CommandResult<PostingErrorCode>> {
    // Whose posting it is hardly ever changes (an import may name another employer): looked up before the decision.
    const { state: before } = await this.streams.load(posting, postingId);
    let answer: object = { id: postingId };
    return this.runner.execute({
      context,
      stream: { decider: posting, id: postingId, ...(ifVersion === undefined ? {} : { ifVersion }) },
      // Read with its version: an employer that is suspended at this moment puts nothing in front of readers.
      reads: 'content' in before ? employerRead(before.content.employer) : {},
      decide: ({ state }, now, read) => {
        const decision = changePosting(state, change, by, groundsAt(now), read['employer']?.state);
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
