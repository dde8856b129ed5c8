import { Clock } from '@chunfeng/event-log';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { dayInShanghai } from '../domain/calendar';
import { FindCandidates, type CandidatesFound } from './find-candidates.query';
import { MatchStore } from './match-store';

@QueryHandler(FindCandidates)
export class FindCandidatesHandler implements IQueryHandler<FindCandidates> {
  constructor(
    private readonly store: MatchStore,
    private readonly clock: Clock,
  ) {}

  async execute({ postingId, caller, options }: FindCandidates): Promise<CandidatesFound | undefined> {
    const on = options.on ?? dayInShanghai(this.clock.now());
    const list = await this.store.candidates(postingId, on);
    if (list === undefined) return undefined;
    if (caller.role === 'employer' && list.employerId !== (caller.employerId ?? '')) return undefined;
    const suitable = options.count === true ? await this.store.countCandidates(postingId, on) : undefined;
    return { ...list, on, suitable };
  }
}
