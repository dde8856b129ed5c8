import { Clock } from '@chunfeng/event-log';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { dayInShanghai } from '../domain/calendar';
import { listStanding } from '../domain/list-standing';
import { mayKnow } from './caller-sight';
import { ExplainMatch, type MatchExplained } from './explain-match.query';
import { MatchStore } from './match-store';

@QueryHandler(ExplainMatch)
export class ExplainMatchHandler implements IQueryHandler<ExplainMatch> {
  constructor(
    private readonly store: MatchStore,
    private readonly clock: Clock,
  ) {}

  async execute({ pair, caller, on = dayInShanghai(this.clock.now()) }: ExplainMatch) {
    const { laborerId, postingId } = pair;
    const found = await this.store.pair(laborerId, postingId, on);
    if (found === undefined || !mayKnow(caller, found.holding)) return undefined;
    const { policyVersion, failed, score, candidates, matches } = found;
    const explained: MatchExplained = {
      on,
      policyVersion,
      failed,
      score,
      amongCandidates: null,
      amongMatches: null,
    };
    if (failed !== null || score === null) return explained;
    const keysOf = (list: readonly { readonly key: number }[]) => list.map(({ key }) => key);
    return {
      ...explained,
      amongCandidates: listStanding(
        score.key,
        keysOf(candidates),
        candidates.findIndex(({ laborer_id }) => laborer_id === laborerId),
      ),
      amongMatches: listStanding(
        score.key,
        keysOf(matches),
        matches.findIndex(({ posting_id }) => posting_id === postingId),
      ),
    };
  }
}
