import type { CommandContext, CommandResult } from '@chunfeng/event-log';
import { PositionWaiter } from '@chunfeng/http';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { PostingErrorCode } from '../domain/posting.errors';
import { FollowEmployer, ResumeForEmployer, SuspendForEmployer } from './posting-processes.commands';

type Result = CommandResult<PostingErrorCode>;

const VIEW = ['postings'];
const WAIT_MS = 1_000;

/**
 * The view says which postings there are. It must have the event that this follows from: after the suspension of its
 * employer no posting is published (that decision reads the employer), so none is missed. A posting whose own command
 * is refused is no longer concerned; one that is undecided makes the whole undecided, and all are asked again under
 * the same keys (INV-IDEM).
 */
@CommandHandler(FollowEmployer)
export class FollowEmployerHandler implements ICommandHandler<FollowEmployer> {
  constructor(
    private readonly commands: CommandBus,
    private readonly positions: PositionWaiter,
    @InjectDataSource() private readonly views: DataSource,
  ) {}

  async execute({ employerId, what, position, context }: FollowEmployer): Promise<Result> {
    const { epoch } = await this.positions.positionOf(VIEW);
    const { reached, position: at } = await this.positions.waitFor(VIEW, { epoch, position }, WAIT_MS);
    if (!reached) return { kind: 'busy' };
    const rows = await this.views.query<{ id: string }[]>(CONCERNED[what], [employerId]);
    for (const { id } of rows) {
      const own = ownContext(context, id);
      const result = await this.commands.execute<SuspendForEmployer | ResumeForEmployer, Result>(
        what === 'suspend'
          ? new SuspendForEmployer(id, employerId, own)
          : new ResumeForEmployer(id, employerId, own),
      );
      if (result.kind !== 'done' && result.kind !== 'rejected') return result;
    }
    return { kind: 'done', replayed: false, at, version: 0, answer: { postings: rows.length } };
  }
}

const CONCERNED = {
  suspend: `select posting_id as id from view.postings
    where employer_id = $1 and state in ('published', 'listed-incomplete', 'filled') order by first_position`,
  resume: `select posting_id as id from view.postings
    where employer_id = $1 and state = 'suspended' and suspension_reason = 'employer-suspended'
    order by first_position`,
} as const;

function ownContext(context: CommandContext, postingId: string): CommandContext {
  const { idempotencyKey, content } = context;
  return {
    ...context,
    idempotencyKey: `${idempotencyKey}:${postingId}`,
    content: { follows: content, postingId },
  };
}
