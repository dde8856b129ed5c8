import { accept, type Decider, type Decision, reject } from '@chunfeng/event-log';
import type { MatchPolicyErrorCode } from './match-policy.errors';
import type { MatchPolicyEvent } from './match-policy.events';
import { MATCH_POLICY_1 } from './policy/match-policy-1';
import type { MatchPolicy } from './policy/match-policy.schema';
import type { PointReason } from './reasons';
import { MAX_POINTS } from './score-key';

export interface MatchPolicyState {
  /** 0: none published yet. */
  readonly version: number;
}

/** The one stream `policy-<uuid>` of the policy of matching. */
export const MATCH_POLICY_STREAM = '01941f29-7c00-7000-8000-000000000295';

export const matchPolicy: Decider<MatchPolicyState, MatchPolicyEvent> = {
  category: 'policy',
  initial: { version: 0 },
  evolve: (_state, event) => ({ version: event.data.version }),
};

type PolicyDecision = Decision<MatchPolicyEvent, MatchPolicyErrorCode>;

/** Version 1 at the first start; later there is nothing to do. */
export function publishDefaultPolicy(state: MatchPolicyState): PolicyDecision {
  return state.version > 0 ? accept([]) : publishPolicy(state, MATCH_POLICY_1);
}

export function publishPolicy(state: MatchPolicyState, policy: MatchPolicy): PolicyDecision {
  const most = highestPoints(policy);
  if (most > MAX_POINTS)
    return reject('match-policy.points-exceed-key', {
      field: '/points',
      params: { most, limit: MAX_POINTS },
    });
  const swapped = STEPS.find((steps) => steps.some((reason, at) => isAbove(policy, reason, steps[at - 1])));
  if (swapped)
    return reject('match-policy.order-reversed', { field: '/points', params: { first: swapped[0] } });
  const event: MatchPolicyEvent = {
    type: 'match-policy.published',
    data: { version: state.version + 1, policy },
  };
  return accept([event]);
}

/**
 * Reasons of which a pair has at most one, best first. A better fact must not count less than a worse one: the
 * lists rely on it (a person's best row is the pair's score).
 */
const STEPS = [
  ['occupation-exact', 'occupation-same-group', 'occupation-within-stated', 'occupation-any-work'],
  ['skill-same-occupation', 'skill-same-group'],
  ['wage-well-above-wish', 'wage-reaches-wish'],
  ['place-home-county', 'place-named-county', 'place-named-city', 'place-named-province'],
] as const satisfies readonly (readonly PointReason[])[];

const SINGLE = [
  'skill-certificate',
  'trained-recently',
  'group-addressed',
  'priority-group',
  'lodging-offered',
] as const satisfies readonly PointReason[];

function isAbove({ points }: MatchPolicy, reason: PointReason, better: PointReason | undefined): boolean {
  return better !== undefined && points[reason].value > points[better].value;
}

function highestPoints({ points }: MatchPolicy): number {
  return [...STEPS.map((steps) => steps[0]), ...SINGLE].reduce(
    (sum, reason) => sum + points[reason].value,
    0,
  );
}
