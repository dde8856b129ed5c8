import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { FigureGrounds, type FigureRefusal } from './figure-grounds';
import { FigureStore } from './figure-store';
import { FindPlacementFigures, type PlacementFiguresFound } from './find-placement-figures.query';
import { wrongPeriod } from './period';
import { placementFigures } from './placement-figures';

@QueryHandler(FindPlacementFigures)
export class FindPlacementFiguresHandler implements IQueryHandler<FindPlacementFigures> {
  constructor(
    private readonly store: FigureStore,
    private readonly grounds: FigureGrounds,
  ) {}

  async execute({ question, asking }: FindPlacementFigures): Promise<PlacementFiguresFound | FigureRefusal> {
    const wrong = wrongPeriod(question.from, question.to);
    if (wrong) return wrong;
    const grounds = await this.grounds.of(asking);
    if (typeof grounds === 'string') return grounds;
    const { unit, at } = grounds;
    const filters = { ...question.filters, unit };
    return {
      ...grounds,
      ...(await placementFigures(this.store, { ...question, filters, position: at.position })),
    };
  }
}
