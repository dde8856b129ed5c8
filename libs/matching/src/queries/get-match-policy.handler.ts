import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetMatchPolicy } from './get-match-policy.query';
import { MatchStore, type PublishedPolicy } from './match-store';

@QueryHandler(GetMatchPolicy)
export class GetMatchPolicyHandler implements IQueryHandler<GetMatchPolicy> {
  constructor(private readonly store: MatchStore) {}

  execute(): Promise<PublishedPolicy | undefined> {
    return this.store.policy();
  }
}
