import { Query } from '@nestjs/cqrs';
import type { EmploymentRecord, Group, WillingnessRecord } from '../domain/laborer';
import type { LaborerView } from './get-laborer.query';

type Answer = WillingnessRecord['answer'];

/** Every filter that is given must hold. */
export interface LaborerFilters {
  /** An office and what lies below it; for the 40 units `basis` says in which sense. */
  readonly office: string;
  readonly basis: 'responsible' | 'ledger';
  readonly work?: Answer | undefined;
  readonly training?: Answer | undefined;
  readonly schooling?: Answer | undefined;
  readonly business?: Answer | undefined;
  /** `unverified`: no status was ever verified. */
  readonly status?: EmploymentRecord['status'] | 'unverified' | undefined;
  /** `due`: a verification is overdue. */
  readonly verification?: 'due' | undefined;
  readonly group?: Group | undefined;
}

/** A work list in the order of registration. */
export class FindLaborers extends Query<LaborerView[]> {
  constructor(
    readonly filters: LaborerFilters,
    readonly limit: number,
    /** Id of the last laborer of the page before. */
    readonly after?: string,
  ) {
    super();
  }
}
