import type { Caller } from '@chunfeng/http';
import { Query } from '@nestjs/cqrs';
import type { LaborerView } from './get-laborer.query';

export interface SearchTerms {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
}

/** Exact search; at least one term. Only whom the caller may read is found. */
export class SearchLaborers extends Query<LaborerView[]> {
  constructor(
    readonly terms: SearchTerms,
    readonly caller: Caller,
  ) {
    super();
  }
}
