import { reject } from '@chunfeng/event-log';
import { dayInShanghai } from '@chunfeng/reference';
import { checkTerms, type Judged, type Reason, type ReferenceLookup, type Verdict } from './check-terms';
import type { PostingDecision } from './posting';
import type { PostingEvent } from './posting.events';
import type { PostingPolicy } from './posting-policy';

/** What a decision is taken by: the moment, the policy in force and the reference data. */
export interface Grounds {
  readonly now: Date;
  readonly policy: PostingPolicy;
  readonly reference: ReferenceLookup;
}

export function judge(posting: Judged, { now, policy, reference }: Grounds): Verdict {
  return checkTerms(posting, dayInShanghai(now), policy, reference);
}

/** The event that says how a posting was judged, stamped with the policy it was judged by. */
export function verdictEvent(verdict: Verdict, { policy }: Grounds): PostingEvent {
  const { version } = policy;
  switch (verdict.kind) {
    case 'publish':
      return { type: 'posting.published', data: { validThrough: verdict.validThrough, policy: version } };
    case 'incomplete': {
      const { missing, validThrough } = verdict;
      return {
        type: 'posting.listed-incomplete',
        data: { missing: [...missing], validThrough, policy: version },
      };
    }
    case 'refuse':
      return { type: 'posting.refused', data: { reasons: [...verdict.reasons], policy: version } };
  }
}

/** Refuses an amendment or a resumption; every reason is named, the first one points at its field. */
export function termsRefused(reasons: readonly Reason[]): PostingDecision {
  const [first] = reasons;
  return reject('posting.terms-refused', {
    ...(first === undefined ? {} : { field: first.field }),
    ...(first?.rule == null ? {} : { rule: first.rule }),
    params: { reasons: [...new Set(reasons.map(({ code }) => code))].join(', ') },
  });
}
