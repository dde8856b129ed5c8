import type { Caller } from '@chunfeng/http';
import { Query } from '@nestjs/cqrs';
import type { Person } from '../domain/events/person';
import type { LaborerEntity } from '../projections/laborer.entity';

/** A profile with its person; `null` once the person is forgotten. */
export interface LaborerView {
  readonly profile: LaborerEntity;
  readonly person: Person | null;
}

/** One laborer whom the caller may see. */
export interface ShownLaborer {
  readonly profile: LaborerEntity;
  readonly person: Person;
  /** Own office or unit: the citizen number and the birth date in full. */
  readonly full: boolean;
  /** Number of the form of consent, for those who see in full. */
  readonly formNumber?: string | null;
}

export type LaborerFound = ShownLaborer | 'not-found' | 'forgotten';

export class GetLaborer extends Query<LaborerFound> {
  constructor(
    readonly laborerId: string,
    readonly caller: Caller,
  ) {
    super();
  }
}
