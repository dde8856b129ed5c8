import { scenario } from '@chunfeng/testing';
import Ajv from 'ajv';
import { matchPolicy, publishDefaultPolicy, publishPolicy } from './match-policy';
import { MATCH_POLICY_1 } from './policy/match-policy-1';
import { MatchPolicy } from './policy/match-policy.schema';
import type { PointReason } from './reasons';

const published = (version: number) =>
  ({ type: 'match-policy.published', data: { version, policy: MATCH_POLICY_1 } }) as const;

const withPoints = (points: Partial<Record<PointReason, number>>): MatchPolicy => ({
  ...MATCH_POLICY_1,
  points: {
    ...MATCH_POLICY_1.points,
    ...Object.fromEntries(
      Object.entries(points).map(([reason, value]) => [reason, { value, source: 'test' }]),
    ),
  },
});

test('the first start publishes version 1', () => {
  scenario(matchPolicy)
    .given([])
    .when((state) => publishDefaultPolicy(state))
    .then([published(1)]);
});

test('a later start finds nothing to do', () => {
  scenario(matchPolicy)
    .given([published(1), published(2)])
    .when((state) => publishDefaultPolicy(state))
    .thenNothing();
});

test('the next policy has the next version', () => {
  scenario(matchPolicy)
    .given([published(1)])
    .when((state) => publishPolicy(state, MATCH_POLICY_1))
    .then([published(2)]);
});

test('points that the key has no room for are refused', () => {
  scenario(matchPolicy)
    .given([])
    .when((state) => publishPolicy(state, withPoints({ 'occupation-exact': 100 })))
    .thenRejected('match-policy.points-exceed-key', { field: '/points' });
});

test('a better fact that would count less is refused', () => {
  scenario(matchPolicy)
    .given([])
    .when((state) => publishPolicy(state, withPoints({ 'occupation-any-work': 19 })))
    .thenRejected('match-policy.order-reversed', { field: '/points' });
});

test('the default policy fits its own schema', () => {
  const validate = new Ajv({ strict: false, allErrors: true }).compile(MatchPolicy);
  validate(MATCH_POLICY_1);
  expect(validate.errors).toBeNull();
});

test('every value of the default policy names a clause, a rule, a standard, or says "ours"', () => {
  const sources = sourcesIn(MATCH_POLICY_1);
  expect(sources.length).toBe(17 + 3 + 2 + 6 + 4);
  for (const source of sources)
    expect(source).toMatch(/^(ours|notice [一二三]|R\d+|GB\/T|architecture §|劳社部发|a month|twelve)/);
});

test('public-welfare posts have one unranked, open priority class by default (R5)', () => {
  const { classes, exclusive } = MATCH_POLICY_1.welfare;
  expect(classes.value).toHaveLength(1);
  expect(classes.value[0]).toEqual(expect.arrayContaining(['registered-poor', 'dibao', 'disabled']));
  expect(exclusive.value).toBe(false);
});

function sourcesIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  if ('source' in part && typeof part.source === 'string') return [part.source];
  return Object.values(part).flatMap(sourcesIn);
}
