import { Clock } from '@chunfeng/event-log';
import { toPage, type Page } from '@chunfeng/http';
import { dayInShanghai } from '@chunfeng/reference';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { FindPostings } from './find-postings.query';
import { summaryOf, type PostingSummary, type SummaryRow } from './posting-summary';
import { postingsQuery } from './postings-query';

@QueryHandler(FindPostings)
export class FindPostingsHandler implements IQueryHandler<FindPostings> {
  constructor(
    @InjectDataSource() private readonly views: DataSource,
    private readonly clock: Clock,
  ) {}

  async execute({ filters, sight, page }: FindPostings): Promise<Page<PostingSummary>> {
    const after = page.after === undefined ? undefined : Number(page.after[0]);
    const today = dayInShanghai(this.clock.now());
    const { text, values } = postingsQuery(filters, sight, page.limit + 1, after, today);
    const rows = await this.views.query<SummaryRow[]>(text, [...values]);
    return toPage(
      rows,
      page,
      ({ first_position }) => [first_position],
      (row) => summaryOf(row, today),
    );
  }
}
