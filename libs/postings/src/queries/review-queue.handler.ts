import { Clock } from '@chunfeng/event-log';
import { toPage, type Page } from '@chunfeng/http';
import { dayInShanghai, isWithin, type OfficeId, reportingUnits, ROOT_OFFICE } from '@chunfeng/reference';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { summaryOf, type SummaryRow } from './posting-summary';
import { SUMMARY_COLUMNS } from './postings-query';
import { type PostingInReview, ReviewQueue } from './review-queue.query';

type QueueRow = SummaryRow & {
  readonly review_reasons: readonly string[];
  readonly review_due: string;
  readonly review_office: string;
};

/** Exported for the test that asserts its plan. */
export const REVIEW_QUEUE = `select ${SUMMARY_COLUMNS}, p.review_reasons, p.review_due::text, p.review_office
from view.postings p
where p.state = 'in-review' and p.review_offices && $1::text[]
  and (p.review_due, p.first_position) > ($2::date, $3::bigint)
order by p.review_due, p.first_position limit $4`;

@QueryHandler(ReviewQueue)
export class ReviewQueueHandler implements IQueryHandler<ReviewQueue> {
  constructor(
    @InjectDataSource() private readonly views: DataSource,
    private readonly clock: Clock,
  ) {}

  async execute({ office, page }: ReviewQueue): Promise<Page<PostingInReview>> {
    const today = dayInShanghai(this.clock.now());
    const [due = '-infinity', position = 0] = page.after ?? [];
    const rows = await this.views.query<QueueRow[]>(REVIEW_QUEUE, [
      officesInCharge(office as OfficeId),
      due,
      position,
      page.limit + 1,
    ]);
    return toPage(
      rows,
      page,
      (row) => [row.review_due, row.first_position],
      (row) => ({ ...summaryOf(row, today), review: reviewOf(row, today) }),
    );
  }
}

/** Postings are reviewed by units and by the bureau. */
function officesInCharge(office: OfficeId): readonly string[] {
  const all: OfficeId[] = [ROOT_OFFICE, ...reportingUnits().map(({ id }) => id)];
  return all.filter((one) => isWithin(one, office));
}

function reviewOf(
  { review_reasons: reasons, review_due: dueOn, review_office: office }: QueueRow,
  today: string,
): PostingInReview['review'] {
  return { reasons, dueOn, office, overdue: dueOn < today };
}
