import type { Caller } from '@chunfeng/http';
import { Query } from '@nestjs/cqrs';
import type { CandidateList } from './match-rows';

export interface CandidatesFound extends CandidateList {
  readonly on: string;
  /** How many people pass every filter; undefined unless asked for. */
  readonly suitable: number | undefined;
}

/** The best people for a posting; `undefined`: no such posting, or not the caller's. */
export class FindCandidates extends Query<CandidatesFound | undefined> {
  constructor(
    readonly postingId: string,
    readonly caller: Caller,
    readonly options: { readonly on?: string | undefined; readonly count?: boolean | undefined },
  ) {
    super();
  }
}
