import type { Caller } from '@chunfeng/http';
import { Query } from '@nestjs/cqrs';
import type { ListStanding } from '../domain/list-standing';
import type { FilterReason } from '../domain/reasons';
import type { Scored } from './match-rows';

export interface MatchExplained {
  readonly on: string;
  readonly policyVersion: number;
  /** The first filter that fails; null: none. */
  readonly failed: FilterReason | null;
  /** Null where one of the two is in no match table. */
  readonly score: Scored | null;
  /** Place in the posting's and in the person's list; null where a filter fails. */
  readonly amongCandidates: ListStanding | null;
  readonly amongMatches: ListStanding | null;
}

/** Why a person is, or is not, on a posting's list; `undefined`: one of the two is unknown, or not the caller's. */
export class ExplainMatch extends Query<MatchExplained | undefined> {
  constructor(
    readonly pair: { readonly laborerId: string; readonly postingId: string },
    readonly caller: Caller,
    readonly on: string | undefined,
  ) {
    super();
  }
}
