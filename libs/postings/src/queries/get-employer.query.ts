import type { Caller } from '@chunfeng/http';
import { Query } from '@nestjs/cqrs';
import type { KnownDetails } from '../domain/employer';
import type { EmployerEntity } from '../projections/employer.entity';

/** An employer, and what its envelope told: nothing to those who may not know, nor once it was forgotten. */
export interface EmployerView extends Pick<KnownDetails, 'name' | 'contact'> {
  readonly employer: EmployerEntity;
  /** Whether something personal is in it. */
  readonly personal: boolean;
}

/** One employer; undefined when there is none. */
export class GetEmployer extends Query<EmployerView | undefined> {
  constructor(
    readonly employerId: string,
    readonly caller: Caller,
  ) {
    super();
  }
}
