import { Query } from '@nestjs/cqrs';
import type { PlacementViewStatus } from '../projections/placements.table';
import type { PlacementSight } from './placement-sight';
import type { PlacementView } from './placement-view';

/**
 * By what an office counts a placement as its own: as the person's office or responsible unit, as keeper of the
 * person's ledger, as the office that referred or recorded, as the one that keeps the posting, or by any of these.
 */
export const BASES = ['any', 'person', 'ledger', 'referrer', 'posting'] as const;
export type Basis = (typeof BASES)[number];

/** Every filter that is given must hold. */
export interface PlacementFilters {
  readonly laborerId?: string | undefined;
  readonly postingId?: string | undefined;
  readonly employerId?: string | undefined;
  readonly status?: PlacementViewStatus | undefined;
  /** Referrals that nobody has answered and that lapse before this day. */
  readonly dueBefore?: string | undefined;
  readonly basis?: Basis | undefined;
}

/** Placements from the newest to the oldest. */
export class FindPlacements extends Query<PlacementView[]> {
  constructor(
    readonly filters: PlacementFilters,
    /** Of an office: it, or one below it that the caller asks for. */
    readonly sight: PlacementSight,
    readonly limit: number,
    /** First position of the last placement of the page before. */
    readonly after?: number,
  ) {
    super();
  }
}

/** A laborer's placements for who may read the laborer. */
export class FindPlacementsOfLaborer extends Query<PlacementView[] | undefined> {
  constructor(
    readonly laborerId: string,
    readonly sight: Extract<PlacementSight, { kind: 'office' }>,
    readonly limit: number,
    readonly after?: number,
  ) {
    super();
  }
}
