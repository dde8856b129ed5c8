import { accept, reject } from '@chunfeng/event-log';
import { dayInShanghai } from '@chunfeng/reference';
import { closed, type PostingContent, type PostingDecision, type PostingState } from './posting';
import type {
  PostingEvent,
  PostingKind,
  ReferralReleaseReason,
  VacancyReleaseReason,
} from './posting.events';
import { holdingOf, quotaOf, remainingOf, type Holding } from './vacancy-sets';
import type { Grounds } from './verdict';

/**
 * Decisions about who holds what of a posting, each for one placement and each with nothing to do when it was done
 * before. They are taken together with the decision about the placement, in one append (INV-VAC, INV-QUOTA).
 */

/** A new referral: admitted while the open ones leave room, by the vacancies that remain (INV-QUOTA). */
export function countReferral(state: PostingState, placementId: string, grounds: Grounds): PostingDecision {
  if (held(state, placementId) !== undefined) return accept([]);
  const admitted = admission(state, grounds);
  if ('refused' in admitted) return admitted.refused;
  const { content } = admitted;
  const { terms, vacancies } = content;
  if (EXAMINED.has(terms.kind))
    return reject('posting.not-referable', { rule: 'domain: examined posts', params: { kind: terms.kind } });
  const quota = quotaOf(
    remainingOf(terms.headcount, vacancies),
    terms.referralRatio ?? grounds.policy.referralRatio.value,
  );
  if (vacancies.open.length >= quota)
    return reject('posting.quota-reached', {
      rule: 'INV-QUOTA',
      params: { open: vacancies.open.length, quota },
    });
  return accept([counted(placementId)]);
}

/** A referral that is open again though it was released: more may be open than a new one would find. */
export function recountReferral(state: PostingState, placementId: string): PostingDecision {
  if (!('content' in state)) return reject('posting.not-found');
  return accept(held(state, placementId) === undefined ? [counted(placementId)] : []);
}

/** A referral is none any more. What it holds goes back, be it a place of the quota or a reserved vacancy. */
export function releaseReferral(
  state: PostingState,
  placementId: string,
  reason: ReferralReleaseReason,
): PostingDecision {
  if (!('content' in state)) return reject('posting.not-found');
  switch (held(state, placementId)) {
    case 'open':
      return accept([{ type: 'posting.referral-released', data: { placementId, reason } }]);
    case 'reserved':
      return releaseVacancy(state, placementId, VACANCY_REASONS[reason]);
    case 'taken':
    case undefined:
      return accept([]);
  }
}

/** An offer was accepted. */
export function reserveVacancy(state: PostingState, placementId: string, grounds: Grounds): PostingDecision {
  const holding = held(state, placementId);
  if (holding === 'reserved' || holding === 'taken') return accept([]);
  const found = vacancyFor(state, holding, grounds);
  if ('refused' in found) return found.refused;
  return accept([{ type: 'posting.vacancy-reserved', data: { placementId } }]);
}

/** An accepted offer has fallen through. */
export function releaseVacancy(
  state: PostingState,
  placementId: string,
  reason: VacancyReleaseReason,
): PostingDecision {
  if (!('content' in state)) return reject('posting.not-found');
  return accept(
    held(state, placementId) === 'reserved'
      ? [{ type: 'posting.vacancy-released', data: { placementId, reason } }]
      : [],
  );
}

/** The person has started: with a reserved vacancy, from an open referral, or directly. */
export function takeVacancy(state: PostingState, placementId: string, grounds: Grounds): PostingDecision {
  const holding = held(state, placementId);
  if (holding === 'taken') return accept([]);
  const found = vacancyFor(state, holding, grounds);
  if ('refused' in found) return found.refused;
  const { terms, vacancies } = found.content;
  const events: PostingEvent[] = [{ type: 'posting.vacancy-taken', data: { placementId } }];
  if (vacancies.taken.length + 1 === terms.headcount) events.push({ type: 'posting.filled', data: {} });
  return accept(events);
}

/** The start never was. */
export function returnVacancy(state: PostingState, placementId: string): PostingDecision {
  if (!('content' in state)) return reject('posting.not-found');
  if (held(state, placementId) !== 'taken') return accept([]);
  const events: PostingEvent[] = [
    { type: 'posting.vacancy-returned', data: { placementId, reason: 'reversed' } },
  ];
  if (state.content.vacancies.filled) events.push({ type: 'posting.reopened', data: {} });
  return accept(events);
}

/** Filled by examination or assessment: shown, and counted when filled, but nobody is referred to them. */
const EXAMINED: ReadonlySet<PostingKind> = new Set([
  'civil-service',
  'public-institution',
  'grassroots-project',
  'special-post-teacher',
]);

const VACANCY_REASONS: Readonly<Record<ReferralReleaseReason, VacancyReleaseReason>> = {
  'answered-no': 'other',
  lapsed: 'other',
  cancelled: 'cancelled',
  'placed-elsewhere': 'placed-elsewhere',
  'not-suitable': 'other',
  'offer-declined': 'offer-declined',
  other: 'other',
};

type Found = { readonly content: PostingContent } | { readonly refused: PostingDecision };

/**
 * Whoever is referred to the posting or promised a vacancy keeps the way to it, whatever has become of the posting
 * since: an office records late what has happened. Everybody else comes in by the front door only. A reserved
 * vacancy is there in any case, everything else needs one that remains (INV-VAC).
 */
function vacancyFor(state: PostingState, holding: Holding | undefined, grounds: Grounds): Found {
  const found: Found =
    holding !== undefined && 'content' in state ? { content: state.content } : admission(state, grounds);
  if ('refused' in found || holding === 'reserved') return found;
  const { terms, vacancies } = found.content;
  return remainingOf(terms.headcount, vacancies) > 0 ? found : { refused: noVacancy() };
}

/** Whether the posting takes newcomers: published, with vacancies, and valid today (a timer may be late). */
function admission(state: PostingState, grounds: Grounds): Found {
  switch (state.status) {
    case 'none':
    case 'proposed':
      return { refused: reject('posting.not-found') };
    case 'in-review':
      return { refused: reject('posting.in-review') };
    case 'refused':
      return { refused: reject('posting.refused-state') };
    case 'suspended':
      return { refused: reject('posting.suspended-state', { params: { reason: state.reason } }) };
    case 'withdrawn':
    case 'expired':
      return { refused: closed(state) };
    case 'listed':
      break;
  }
  const { content, listing } = state;
  if (listing.kind === 'listed-incomplete')
    return { refused: reject('posting.incomplete', { params: { missing: listing.missing.join(', ') } }) };
  if (listing.validThrough < dayInShanghai(grounds.now))
    return { refused: reject('posting.validity-ended', { params: { validThrough: listing.validThrough } }) };
  return content.vacancies.filled ? { refused: noVacancy() } : { content };
}

function noVacancy(): PostingDecision {
  return reject('posting.no-vacancy', { rule: 'INV-VAC' });
}

function held(state: PostingState, placementId: string): Holding | undefined {
  return 'content' in state ? holdingOf(state.content.vacancies, placementId) : undefined;
}

function counted(placementId: string): PostingEvent {
  return { type: 'posting.referral-counted', data: { placementId } };
}
