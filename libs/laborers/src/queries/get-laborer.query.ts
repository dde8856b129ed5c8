import type { Caller } from '@chunfeng/http';
import { Query } from '@nestjs/cqrs';
import type { Person } from '../domain/laborer.events';
import type { LaborerEntity } from '../projections/laborer.entity';

/** A profile with its person, as far as the caller may see them. */
export interface LaborerView {
  readonly profile: LaborerEntity;
  readonly person: Person | null;
  /** Own office or unit: the citizen number and the birth date in full. */
  readonly full: boolean;
}

export type LaborerFound = LaborerView | 'not-found' | 'forgotten';

export class GetLaborer extends Query<LaborerFound> {
  constructor(
    readonly laborerId: string,
    readonly caller: Caller,
  ) {
    super();
  }
}
