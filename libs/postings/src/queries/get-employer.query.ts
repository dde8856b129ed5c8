import { Query } from '@nestjs/cqrs';
import type { EmployerEntity } from '../projections/employer.entity';

/** One employer; undefined when there is none. */
export class GetEmployer extends Query<EmployerEntity | undefined> {
  constructor(readonly employerId: string) {
    super();
  }
}
