import { CommandRunner, type CommandResult, Streams } from '@chunfeng/event-log';
import { posting, type PostingErrorCode } from '@chunfeng/postings';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { placement } from '../domain/placement';
import { settlePosting } from '../domain/settle-posting';
import { SettlePosting } from './settle-posting.command';

@CommandHandler(SettlePosting)
export class SettlePostingHandler implements ICommandHandler<SettlePosting> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly streams: Streams,
  ) {}

  async execute({ placementId, context }: SettlePosting): Promise<CommandResult<PostingErrorCode>> {
    const { state } = await this.streams.load(placement, placementId);
    const postingId = state.status === 'none' ? null : state.postingId;
    if (postingId === null) return { kind: 'rejected', rejection: { code: 'posting.not-found' } };
    return this.runner.execute({
      context,
      stream: { decider: posting, id: postingId },
      // With its version: whatever happens to the placement at this moment decides again.
      reads: { placement: { decider: placement, id: placementId } },
      answer: { id: postingId },
      decide: (before, _now, reads) => settlePosting(before.state, placementId, reads.placement.state),
    });
  }
}
