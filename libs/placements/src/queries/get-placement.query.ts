import { Query } from '@nestjs/cqrs';
import type { PlacementSight } from './placement-sight';
import type { PlacementView } from './placement-view';

/** What is not within sight is answered as if there were none. */
export class GetPlacement extends Query<PlacementView | undefined> {
  constructor(
    readonly placementId: string,
    readonly sight: PlacementSight,
  ) {
    super();
  }
}
