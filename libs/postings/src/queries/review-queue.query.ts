import type { Page, PageRequest } from '@chunfeng/http';
import { Query } from '@nestjs/cqrs';
import type { PostingSummary } from './posting-summary';

export interface PostingInReview extends PostingSummary {
  readonly review: {
    readonly reasons: readonly string[];
    readonly dueOn: string;
    readonly office: string;
    readonly overdue: boolean;
  };
}

/** Postings that wait for an office or one below it, what is due first. */
export class ReviewQueue extends Query<Page<PostingInReview>> {
  constructor(
    readonly office: string,
    readonly page: PageRequest,
  ) {
    super();
  }
}
