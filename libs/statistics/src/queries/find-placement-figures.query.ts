import { Query } from '@nestjs/cqrs';
import type { Asking, FigureRefusal, Grounds } from './figure-grounds';
import type { PlacementFigures, PlacementQuestion } from './placement-figures';

export interface PlacementFiguresFound extends PlacementFigures, Grounds {}

/** The unit and the position follow from who asks. */
export class FindPlacementFigures extends Query<PlacementFiguresFound | FigureRefusal> {
  constructor(
    readonly question: Omit<PlacementQuestion, 'position'>,
    readonly asking: Asking,
  ) {
    super();
  }
}
