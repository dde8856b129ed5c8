import { Query } from '@nestjs/cqrs';
import type { Asking, FigureRefusal, Grounds } from './figure-grounds';
import type { WillingnessFigures, WillingnessQuestion } from './willingness-figures';

export interface WillingnessFiguresFound extends WillingnessFigures, Grounds {}

/** The unit and the position follow from who asks. */
export class FindWillingnessFigures extends Query<WillingnessFiguresFound | FigureRefusal> {
  constructor(
    readonly question: Omit<WillingnessQuestion, 'position'>,
    readonly asking: Asking,
  ) {
    super();
  }
}
