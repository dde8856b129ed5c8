import { groupBits } from '../domain/groups';
import type { MatchPolicyEvent } from '../domain/match-policy.events';
import type { PolicyRow } from './matching.tables';

export function policyRow({ version, policy }: MatchPolicyEvent['data'], published_at: string): PolicyRow {
  const [first = [], second = [], third = []] = policy.welfare.classes.value;
  return {
    version,
    published_at,
    content: policy,
    class_1: groupBits(first),
    class_2: groupBits(second),
    class_3: groupBits(third),
    hard_to_place: groupBits(['hard-to-place']),
    priority_groups: groupBits(policy.priorityGroups.value),
    good_health: policy.goodHealth.value.map(Number),
  };
}
