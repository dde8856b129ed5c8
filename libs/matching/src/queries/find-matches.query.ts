import type { Caller } from '@chunfeng/http';
import { Query } from '@nestjs/cqrs';
import type { MatchList } from './match-rows';

export interface MatchesFound extends MatchList {
  readonly on: string;
}

/** The best postings for a person; `undefined`: nobody the caller may know of. */
export class FindMatches extends Query<MatchesFound | undefined> {
  constructor(
    readonly laborerId: string,
    readonly caller: Caller,
    readonly on: string | undefined,
  ) {
    super();
  }
}
