import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { PostingEntity } from '../projections/posting.entity';
import { GetPosting, type PostingDetail } from './get-posting.query';
import { mayBeSeen } from './posting-sight';
import { DUPLICATE_OF } from './postings-query';

@QueryHandler(GetPosting)
export class GetPostingHandler implements IQueryHandler<GetPosting> {
  constructor(@InjectRepository(PostingEntity) private readonly postings: Repository<PostingEntity>) {}

  async execute({ postingId, sight }: GetPosting): Promise<PostingDetail | undefined> {
    const posting = await this.postings.findOneBy({ postingId });
    if (posting === null || !mayBeSeen(posting, sight)) return undefined;
    const [row] = await this.postings.query<{ duplicate_of: string | null }[]>(
      `select ${DUPLICATE_OF} as duplicate_of from view.postings p where p.posting_id = $1`,
      [postingId],
    );
    return { posting, possibleDuplicateOf: row?.duplicate_of ?? null };
  }
}
