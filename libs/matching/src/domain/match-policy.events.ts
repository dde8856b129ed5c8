import { defineEvent, type EventOf } from '@chunfeng/event-log';
import { Type } from '@sinclair/typebox';
import { MatchPolicy } from './policy/match-policy.schema';

/** The whole policy, so that a list of any date can be computed again from the log alone. */
export const matchPolicyPublished = defineEvent({
  type: 'match-policy.published',
  version: 1,
  schema: Type.Object({
    /** Counts from 1; stamped into every list. */
    version: Type.Integer({ minimum: 1 }),
    policy: MatchPolicy,
  }),
});

export const matchPolicyEvents = [matchPolicyPublished] as const;

export type MatchPolicyEvent = EventOf<(typeof matchPolicyEvents)[number]>;
