import { Clock } from '@chunfeng/event-log';
import { dayInShanghai } from '@chunfeng/reference';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { PostingEntity } from '../projections/posting.entity';
import { GetPosting, type PostingDetail } from './get-posting.query';
import { mayBeSeen, stateOn } from './posting-sight';
import { DUPLICATE_OF } from './postings-query';

@QueryHandler(GetPosting)
export class GetPostingHandler implements IQueryHandler<GetPosting> {
  constructor(
    @InjectRepository(PostingEntity) private readonly postings: Repository<PostingEntity>,
    private readonly clock: Clock,
  ) {}

  async execute({ postingId, sight }: GetPosting): Promise<PostingDetail | undefined> {
    const posting = await this.postings.findOneBy({ postingId });
    if (posting === null) return undefined;
    const today = dayInShanghai(this.clock.now());
    const state = stateOn(posting, today);
    if (!mayBeSeen({ state, employerId: posting.employerId }, sight)) return undefined;
    const [row] = await this.postings.query<{ duplicate_of: string | null }[]>(
      `select ${DUPLICATE_OF} as duplicate_of from view.postings p where p.posting_id = $1`,
      [postingId],
    );
    return { posting, state, today, possibleDuplicateOf: row?.duplicate_of ?? null };
  }
}
