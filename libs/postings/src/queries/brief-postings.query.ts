import { Query } from '@nestjs/cqrs';
import type { PostingSummary } from './posting-summary';

/** What somebody who offers a posting to a person reads out first. */
export interface PostingBrief extends Pick<
  PostingSummary,
  'title' | 'employerId' | 'employerName' | 'place' | 'wage' | 'validThrough'
> {
  readonly postingId: string;
}

/** Briefs of some postings, for the lists of other contexts; of unknown ones there is none. For offices only. */
export class BriefPostings extends Query<readonly PostingBrief[]> {
  constructor(readonly postingIds: readonly string[]) {
    super();
  }
}
