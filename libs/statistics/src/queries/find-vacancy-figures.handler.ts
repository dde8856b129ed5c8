import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { FigureGrounds, type FigureRefusal } from './figure-grounds';
import { FigureStore } from './figure-store';
import { FindVacancyFigures, type VacancyFiguresFound } from './find-vacancy-figures.query';
import { vacancyFigures } from './vacancy-figures';

@QueryHandler(FindVacancyFigures)
export class FindVacancyFiguresHandler implements IQueryHandler<FindVacancyFigures> {
  constructor(
    private readonly store: FigureStore,
    private readonly grounds: FigureGrounds,
  ) {}

  async execute({ question, asking }: FindVacancyFigures): Promise<VacancyFiguresFound | FigureRefusal> {
    const grounds = await this.grounds.of(asking);
    if (typeof grounds === 'string') return grounds;
    const { unit, at } = grounds;
    const filters = { ...question.filters, unit };
    return {
      ...grounds,
      ...(await vacancyFigures(this.store, { ...question, filters, position: at.position })),
    };
  }
}
