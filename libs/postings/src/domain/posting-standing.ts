import { accept, reject } from '@chunfeng/event-log';
import { addDays, dayInShanghai, type PlainDate } from '@chunfeng/reference';
import type { Verdict } from './check-terms';
import { closed, type Listing, type PostingDecision, type PostingState } from './posting';
import type { PostingEvent, ReviewReason, SuspensionReason, WithdrawalReason } from './posting.events';
import { reviewEvent } from './review';
import { judge, termsRefused, verdictEvent, type Grounds } from './verdict';

/** Takes a listed posting out of sight for a while. */
export function suspend(state: PostingState, reason: SuspensionReason): PostingDecision {
  switch (state.status) {
    case 'none':
    case 'proposed':
      return reject('posting.not-found');
    case 'in-review':
      return reject('posting.in-review');
    case 'refused':
      return reject('posting.refused-state');
    case 'withdrawn':
    case 'expired':
      return closed(state);
    case 'suspended':
      return accept([]);
    case 'listed':
      return accept([{ type: 'posting.suspended', data: { reason } }]);
  }
}

/** Who asks for it: what an office suspended, only an office resumes. */
export type Resumer = 'employer' | 'office';
type Suspended = Extract<PostingState, { status: 'suspended' }>;
type Listed = Extract<PostingState, { status: 'listed' }>;

/**
 * Puts a suspended posting back, judged as of today: it may have been amended, and time has passed.
 * @param reasons for which an office reviews first what was amended during the suspension.
 */
export function resume(
  state: PostingState,
  by: Resumer,
  grounds: Grounds,
  reasons: readonly ReviewReason[] = [],
): PostingDecision {
  switch (state.status) {
    case 'none':
    case 'proposed':
      return reject('posting.not-found');
    case 'in-review':
      return reject('posting.in-review');
    case 'refused':
      return reject('posting.refused-state');
    case 'withdrawn':
    case 'expired':
      return closed(state);
    case 'listed':
      return accept([]);
    case 'suspended':
      return resumed(state, by, grounds, reasons);
  }
}

function resumed(
  state: Suspended,
  by: Resumer,
  grounds: Grounds,
  reasons: readonly ReviewReason[],
): PostingDecision {
  if (by === 'employer' && state.reason !== 'employer-request')
    return reject('posting.suspended-by-office', { params: { reason: state.reason } });
  const { content, listing } = state;
  // An employer's resuming is no new confirmation: validity goes on as it was.
  const terms =
    content.confirmedOn === null
      ? { ...content.terms, validThrough: validityOf(state, grounds) }
      : content.terms;
  const confirmedOn = content.confirmedOn ?? dayInShanghai(grounds.now);
  const verdict = judge({ terms, employer: content.employer, confirmedOn, isVacancy: true }, grounds);
  if (verdict.kind === 'refuse') {
    const ended = verdict.reasons.every(({ code }) => code === 'deadline-passed');
    return ended
      ? reject('posting.validity-ended', { params: { validThrough: validityOf(state, grounds) } })
      : termsRefused(verdict.reasons);
  }
  const events: PostingEvent[] = [{ type: 'posting.resumed', data: {} }];
  if (state.amended && reasons.length > 0) events.push(reviewEvent(content, reasons, grounds));
  else if (!isStill(listing, verdict)) events.push(verdictEvent(verdict, grounds));
  return accept(events);
}

function isStill(listing: Listing, verdict: Exclude<Verdict, { kind: 'refuse' }>): boolean {
  if (listing.validThrough !== verdict.validThrough) return false;
  if (verdict.kind === 'publish') return listing.kind === 'published';
  return listing.kind === 'listed-incomplete' && listing.missing.join() === verdict.missing.join();
}

/** Last day of validity. An amendment during a suspension may have stated another, or a newer confirmation. */
function validityOf({ status, content, listing }: Suspended | Listed, { policy }: Grounds): PlainDate {
  if (status === 'listed') return listing.validThrough;
  const { terms, confirmedOn } = content;
  if (terms.validThrough !== null || confirmedOn === null) return terms.validThrough ?? listing.validThrough;
  const renewed = addDays(confirmedOn, policy.validityDays.value);
  return renewed > listing.validThrough ? renewed : listing.validThrough;
}

export function withdraw(state: PostingState, reason: WithdrawalReason): PostingDecision {
  switch (state.status) {
    case 'none':
    case 'proposed':
      return reject('posting.not-found');
    case 'expired':
      return closed(state);
    case 'withdrawn':
      return accept([]);
    case 'in-review':
    case 'refused':
    case 'suspended':
    case 'listed':
      return accept([{ type: 'posting.withdrawn', data: { reason } }]);
  }
}

/** Asked for by a timer, which may be early or late: only the validity as of now decides. */
export function expire(state: PostingState, grounds: Grounds): PostingDecision {
  switch (state.status) {
    case 'none':
    case 'proposed':
      return reject('posting.not-found');
    case 'in-review':
      return reject('posting.in-review');
    case 'refused':
      return reject('posting.refused-state');
    case 'withdrawn':
      return closed(state);
    case 'expired':
      return accept([]);
    case 'suspended':
    case 'listed': {
      const validThrough = validityOf(state, grounds);
      if (validThrough >= dayInShanghai(grounds.now))
        return reject('posting.not-due', { params: { validThrough } });
      return accept([expired(validThrough, grounds)]);
    }
  }
}

/** Dated the day after its last one: noon in Shanghai of that day, unless it is today (a timer may be late). */
function expired(validThrough: PlainDate, { now }: Grounds): PostingEvent {
  const fact = { type: 'posting.expired', data: { validThrough } } as const;
  const expiredOn = addDays(validThrough, 1);
  return expiredOn === dayInShanghai(now) ? fact : { ...fact, occurredAt: `${expiredOn}T04:00:00.000Z` };
}
