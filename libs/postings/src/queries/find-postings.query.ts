import type { Page, PageRequest } from '@chunfeng/http';
import { Query } from '@nestjs/cqrs';
import type { PostingSight } from './posting-sight';
import type { PostingSummary } from './posting-summary';

/** Every filter that is given must hold. */
export interface PostingFilters {
  readonly state?: string | undefined;
  readonly kind?: string | undefined;
  /** A division and everything in it. */
  readonly place?: string | undefined;
  /** An occupation or group of occupations and everything under it. */
  readonly occupation?: string | undefined;
  readonly employerId?: string | undefined;
  /** Words that the title contains. */
  readonly title?: string | undefined;
}

/** Postings from the newest to the oldest. */
export class FindPostings extends Query<Page<PostingSummary>> {
  constructor(
    readonly filters: PostingFilters,
    readonly sight: PostingSight,
    readonly page: PageRequest,
  ) {
    super();
  }
}
