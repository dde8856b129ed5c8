/** Closed set of refusals when a policy is published. */
export type MatchPolicyErrorCode = 'match-policy.points-exceed-key' | 'match-policy.order-reversed';
