import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BriefPostings, type PostingBrief } from './brief-postings.query';
import { type SummaryRow, wageOf } from './posting-summary';

type BriefRow = Pick<
  SummaryRow,
  | 'posting_id'
  | 'title'
  | 'employer_id'
  | 'employer_name'
  | 'place'
  | 'wage_min_fen'
  | 'wage_max_fen'
  | 'wage_period'
  | 'valid_through'
>;

@QueryHandler(BriefPostings)
export class BriefPostingsHandler implements IQueryHandler<BriefPostings> {
  constructor(@InjectDataSource() private readonly views: DataSource) {}

  async execute({ postingIds }: BriefPostings): Promise<readonly PostingBrief[]> {
    if (postingIds.length === 0) return [];
    const rows = await this.views.query<BriefRow[]>(
      `select posting_id, title, employer_id, employer_name, place,
         wage_min_fen::float8, wage_max_fen::float8, wage_period, valid_through::text
       from view.postings where posting_id = any ($1::uuid[])`,
      [postingIds],
    );
    return rows.map((row) => ({
      postingId: row.posting_id,
      title: row.title,
      employerId: row.employer_id,
      // A natural person's name is none of the view's (INV-SEAL).
      employerName: row.employer_name,
      place: row.place,
      wage: wageOf(row),
      validThrough: row.valid_through,
    }));
  }
}
