export { MATCH_POLICY_STREAM, matchPolicy } from './domain/match-policy';
export * from './domain/match-policy.events';
export type { MatchPolicyErrorCode } from './domain/match-policy.errors';
export { MATCH_POLICY_1 } from './domain/policy/match-policy-1';
export type { MatchPolicy } from './domain/policy/match-policy.schema';
export {
  FILTER_REASONS,
  type FilterReason,
  POINT_REASONS,
  type PointReason,
  type ReasonText,
} from './domain/reasons';
export { MAX_PEOPLE, readKey, SeniorityOverflowError } from './domain/score-key';
export { matchingProjection } from './projections/matching.projection';
export { MatchStore } from './queries/match-store';
export { MatchingModule, type MatchingOptions } from './matching.module';
