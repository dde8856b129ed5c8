import { Query } from '@nestjs/cqrs';
import type { Asking, FigureRefusal, Grounds } from './figure-grounds';
import type { VacancyFigures, VacancyQuestion } from './vacancy-figures';

export interface VacancyFiguresFound extends VacancyFigures, Grounds {}

/** The unit and the position follow from who asks. */
export class FindVacancyFigures extends Query<VacancyFiguresFound | FigureRefusal> {
  constructor(
    readonly question: Omit<VacancyQuestion, 'position'>,
    readonly asking: Asking,
  ) {
    super();
  }
}
