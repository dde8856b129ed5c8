import type { PostingEvent, Terms } from '@chunfeng/postings';
import { parseDivisionCode, unitOf } from '@chunfeng/reference';
import { middleGroupOf } from './coarse-codes';

/**
 * `published` takes newcomers; `incomplete` is shown, and not matched, for something is missing; `paused` and `closed`
 * take nobody new; `unlisted` was never in front of anybody, or is under review.
 */
export type VacancyStanding = 'unlisted' | 'published' | 'incomplete' | 'paused' | 'closed';

/** A posting as the figures of vacancies know it. */
export interface VacancyCase {
  readonly standing: VacancyStanding;
  /** What a suspended posting comes back as. */
  readonly listing: VacancyStanding;
  readonly headcount: number | null;
  readonly reserved: number;
  readonly taken: number;
  readonly dimensions: VacancyDimensions;
}

export type VacancyDimensions = {
  /** Reporting unit of the place of work; `null`: outside the city, or not known. */
  readonly unit: string | null;
  readonly occupation_middle: string | null;
  readonly posting_kind: string;
};

/** Open is what is offered and neither reserved nor taken: it is not stored, so it cannot contradict. */
export type VacancyCounts = {
  /** Postings that are published. */
  readonly postings: number;
  readonly offered: number;
  readonly reserved: number;
  readonly taken: number;
  /** Postings that are listed as incomplete. */
  readonly incomplete_postings: number;
  /** Vacancies that those state beyond what is reserved or taken. */
  readonly incomplete_vacancies: number;
  /** Those among them that state no headcount: unknown, not zero. */
  readonly incomplete_unstated: number;
};

/** What a placement holds of a posting. */
export type Holding = 'reserved' | 'taken';

export function evolveVacancyCase(
  before: VacancyCase | undefined,
  event: PostingEvent,
): VacancyCase | undefined {
  if (event.type === 'posting.submitted' || event.type === 'posting.collected') {
    return withTerms(event.data.terms, { standing: 'unlisted', listing: 'unlisted', reserved: 0, taken: 0 });
  }
  if (before === undefined) return undefined;
  switch (event.type) {
    case 'posting.published':
      return { ...before, standing: 'published', listing: 'published' };
    case 'posting.listed-incomplete':
      return { ...before, standing: 'incomplete', listing: 'incomplete' };
    case 'posting.refused':
    case 'posting.review-requested':
      return { ...before, standing: 'unlisted' };
    case 'posting.suspended':
      return { ...before, standing: 'paused' };
    case 'posting.resumed':
      return { ...before, standing: before.listing };
    case 'posting.withdrawn':
    case 'posting.expired':
      return { ...before, standing: 'closed' };
    case 'posting.amended':
      return withTerms(event.data.terms, before);
    default:
      return before;
  }
}

/** A placement comes to hold a vacancy, or holds it no more. */
export function moveHolding(
  before: VacancyCase,
  from: Holding | undefined,
  to: Holding | undefined,
): VacancyCase {
  if (from === to) return before;
  const change = (holding: Holding) => (to === holding ? 1 : 0) - (from === holding ? 1 : 0);
  return {
    ...before,
    reserved: before.reserved + change('reserved'),
    taken: before.taken + change('taken'),
  };
}

/** What the placement of an event holds after it; an event that moves no vacancy answers `'unmoved'`. */
export function holdingAfter(event: PostingEvent): Holding | undefined | 'unmoved' {
  switch (event.type) {
    case 'posting.vacancy-reserved':
      return 'reserved';
    case 'posting.vacancy-taken':
      return 'taken';
    case 'posting.vacancy-released':
    case 'posting.vacancy-returned':
      return undefined;
    default:
      return 'unmoved';
  }
}

/**
 * Published: the headcount is offered. In every other standing nothing is offered to newcomers, and what was promised
 * or filled still is, so that nothing of it is open.
 */
export function vacancyCounts(state: VacancyCase | undefined): VacancyCounts {
  if (state === undefined) return NOTHING;
  const { standing, headcount, reserved, taken } = state;
  const held = reserved + taken;
  const published = standing === 'published';
  const incomplete = standing === 'incomplete';
  return {
    postings: published ? 1 : 0,
    offered: published ? Math.max(headcount ?? 0, held) : held,
    reserved,
    taken,
    incomplete_postings: incomplete ? 1 : 0,
    incomplete_vacancies: incomplete ? Math.max((headcount ?? 0) - held, 0) : 0,
    incomplete_unstated: incomplete && headcount === null ? 1 : 0,
  };
}

export const NOTHING: VacancyCounts = {
  postings: 0,
  offered: 0,
  reserved: 0,
  taken: 0,
  incomplete_postings: 0,
  incomplete_vacancies: 0,
  incomplete_unstated: 0,
};

/** What one has more than the other; all zero where nothing changed. */
export function minus(one: VacancyCounts, other: VacancyCounts): VacancyCounts {
  const names = Object.keys(NOTHING) as (keyof VacancyCounts)[];
  // `+ 0`: nothing less nothing must not be stored as minus zero.
  const entries = names.map((name) => [name, one[name] - other[name] + 0] as const);
  return Object.fromEntries(entries) as VacancyCounts;
}

function withTerms(
  { headcount, place, occupation, kind }: Terms,
  state: Omit<VacancyCase, 'headcount' | 'dimensions'>,
): VacancyCase {
  const { standing, listing, reserved, taken } = state;
  const occupation_middle = middleGroupOf(occupation?.code ?? null);
  const dimensions = { unit: placeUnit(place), occupation_middle, posting_kind: kind };
  return { standing, listing, reserved, taken, headcount, dimensions };
}

/** Only where the place alone leaves no doubt; a county in which two units lie is unknown. */
function placeUnit(place: string | null): string | null {
  const code = place === null ? undefined : parseDivisionCode(place);
  const answer = code === undefined ? undefined : unitOf(code);
  return answer?.certainty === 'certain' ? answer.unit : null;
}
