import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { FigureGrounds, type FigureRefusal } from './figure-grounds';
import { FigureStore } from './figure-store';
import { FindWillingnessFigures, type WillingnessFiguresFound } from './find-willingness-figures.query';
import { willingnessFigures } from './willingness-figures';

@QueryHandler(FindWillingnessFigures)
export class FindWillingnessFiguresHandler implements IQueryHandler<FindWillingnessFigures> {
  constructor(
    private readonly store: FigureStore,
    private readonly grounds: FigureGrounds,
  ) {}

  async execute({
    question,
    asking,
  }: FindWillingnessFigures): Promise<WillingnessFiguresFound | FigureRefusal> {
    const grounds = await this.grounds.of(asking);
    if (typeof grounds === 'string') return grounds;
    const { unit, at } = grounds;
    const filters = { ...question.filters, unit };
    return {
      ...grounds,
      ...(await willingnessFigures(this.store, { ...question, filters, position: at.position })),
    };
  }
}
