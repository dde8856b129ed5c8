import { Query } from '@nestjs/cqrs';
import type { PovertyStatus } from '../domain/household.events';
import type { HouseholdEntity } from '../projections/household.entity';

export interface HouseholdFilters {
  /** An office and what lies below it. */
  readonly office: string;
  readonly poverty?: PovertyStatus | 'unknown' | undefined;
}

/** Households of an office in the order of registration; nobody is named in a list. */
export class FindHouseholds extends Query<HouseholdEntity[]> {
  constructor(
    readonly filters: HouseholdFilters,
    readonly limit: number,
    /** Id of the last household of the page before. */
    readonly after?: string,
  ) {
    super();
  }
}
