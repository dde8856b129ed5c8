import { Clock } from '@chunfeng/event-log';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { dayInShanghai } from '../domain/calendar';
import { mayKnow } from './caller-sight';
import { FindMatches, type MatchesFound } from './find-matches.query';
import { MatchStore } from './match-store';

@QueryHandler(FindMatches)
export class FindMatchesHandler implements IQueryHandler<FindMatches> {
  constructor(
    private readonly store: MatchStore,
    private readonly clock: Clock,
  ) {}

  async execute({ laborerId, caller, on = dayInShanghai(this.clock.now()) }: FindMatches) {
    const list = await this.store.matches(laborerId, on);
    const found: MatchesFound | undefined = list && { ...list, on };
    return found && mayKnow(caller, found.holding) ? found : undefined;
  }
}
