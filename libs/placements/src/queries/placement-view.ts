import type { PlacementEntity } from '../projections/placement.entity';
import type { Side } from './placement-sight';
import type { ShownPerson } from './shown-person';

/** A placement as one caller may see it. */
export interface PlacementView {
  readonly placement: PlacementEntity;
  readonly side: Side;
  /** `null`: forgotten, or not for this caller to know. */
  readonly person: ShownPerson | null;
}
