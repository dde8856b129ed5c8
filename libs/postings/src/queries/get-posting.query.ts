import type { PlainDate } from '@chunfeng/reference';
import { Query } from '@nestjs/cqrs';
import type { PostingEntity } from '../projections/posting.entity';
import type { PostingViewState } from '../projections/postings.table';
import type { PostingSight } from './posting-sight';

export interface PostingDetail {
  readonly posting: PostingEntity;
  /** As of today: what has run out is expired. */
  readonly state: PostingViewState;
  readonly today: PlainDate;
  readonly possibleDuplicateOf: string | null;
}

/** One posting; undefined when there is none that the caller may see. */
export class GetPosting extends Query<PostingDetail | undefined> {
  constructor(
    readonly postingId: string,
    readonly sight: PostingSight,
  ) {
    super();
  }
}
