import { CommandRunner, type CommandResult, Streams } from '@chunfeng/event-log';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { changePosting } from '../domain/change-posting';
import { posting, type PostingState } from '../domain/posting';
import { employerRead } from '../domain/posting-employer';
import type { PostingErrorCode } from '../domain/posting.errors';
import type { PostingEmployer } from '../domain/posting.events';
import { groundsAt } from '../reference-lookup';
import { ChangePosting } from './change-posting.command';
import { answerTo } from './posting-answer';

@CommandHandler(ChangePosting)
export class ChangePostingHandler implements ICommandHandler<ChangePosting> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly streams: Streams,
  ) {}

  async execute(command: ChangePosting): Promise<CommandResult<PostingErrorCode>> {
    for (;;) {
      try {
        return await this.attempt(command);
      } catch (error) {
        // Nothing was stored: the same command once more, with the employer that it has now.
        if (!(error instanceof OtherEmployerError)) throw error;
      }
    }
  }

  private async attempt({
    postingId,
    change,
    by,
    context,
    ifVersion,
  }: ChangePosting): Promise<CommandResult<PostingErrorCode>> {
    // Whose posting it is hardly ever changes (an import may name another employer): looked up before the decision.
    const { state: before } = await this.streams.load(posting, postingId);
    const employer = employerIn(before);
    let answer: object = { id: postingId };
    return this.runner.execute({
      context,
      stream: { decider: posting, id: postingId, ...(ifVersion === undefined ? {} : { ifVersion }) },
      // Read with its version: an employer that is suspended at this moment puts nothing in front of readers.
      reads: employerRead(employer),
      decide: ({ state }, now, read) => {
        if (employerIn(state).id !== employer.id) throw new OtherEmployerError();
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

/** The posting was given to another employer between look-up and decision. */
class OtherEmployerError extends Error {}

function employerIn(state: PostingState): PostingEmployer {
  return 'content' in state ? state.content.employer : { id: null, name: null };
}
