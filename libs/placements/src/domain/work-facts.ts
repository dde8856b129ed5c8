import { reject, type Refusal } from '@chunfeng/event-log';
import type { PostingState } from '@chunfeng/postings';
import {
  findDivisions,
  findIndustry,
  findOccupation,
  parseDivisionCode,
  reportingUnits,
  type PlainDate,
} from '@chunfeng/reference';
import { directionOf, liesInCity, unitsOfPlace } from './direction';
import type { WorkFacts } from './facts';
import type { PlacementErrorCode } from './placement.errors';

/** What is told of work that came through no posting; what is left out is unknown. */
export interface WorkTold {
  readonly occupation?: string | null;
  readonly industry?: string | null;
  readonly workForm?: string | null;
  /** Division of the place of work. */
  readonly place?: string | null;
  /** It lies abroad, where there are no division codes. */
  readonly abroad?: boolean;
}

/** A posting with content: whoever decides has seen that there is one. */
export type KnownPosting = Extract<PostingState, { content: unknown }>;

/** The work of a posting, as its terms say today. */
export function workOfPosting(
  { content }: KnownPosting,
  origin: string,
  on: PlainDate,
  workplace: string | null = null,
): WorkFacts {
  const { occupation, industry, workForm, place, kind } = content.terms;
  return {
    occupation: occupation?.code ?? null,
    ...{ industry, workForm, place },
    direction: directionOf(origin, place, on, workplace),
    postingKind: kind,
  };
}

/**
 * The work as it was told, on top of what is known of it.
 *
 * @param workplace the unit of work as told; `undefined`: nothing is told of it.
 */
export function workTold(
  known: WorkFacts,
  told: WorkTold,
  workplace: string | null | undefined,
  origin: string,
  on: PlainDate,
): WorkFacts {
  const { occupation = known.occupation, industry = known.industry, workForm = known.workForm } = told;
  const facts = { ...known, occupation, industry, workForm };
  if (told.abroad === true) return { ...facts, place: null, direction: 'abroad' };
  const { place = known.place } = told;
  // What is not told again stands as it was stamped.
  const abroad = known.direction === 'abroad';
  const samePlace = told.place === undefined || (told.place === known.place && !abroad);
  if (samePlace && (workplace === undefined || abroad)) return facts;
  return { ...facts, place, direction: directionOf(origin, place, on, workplace ?? null) };
}

export const UNKNOWN_WORK: WorkFacts = {
  occupation: null,
  industry: null,
  workForm: null,
  place: null,
  direction: 'unknown',
  postingKind: null,
};

/** The first code that does not exist. */
export function unknownCode(told: WorkTold, at = '/work'): Refusal<PlacementErrorCode> | undefined {
  const { occupation = null, industry = null, place = null } = told;
  if (occupation !== null && findOccupation(occupation) === undefined)
    return reject('placement.occupation-unknown', { field: `${at}/occupation` });
  if (industry !== null && findIndustry(industry) === undefined)
    return reject('placement.industry-unknown', { field: `${at}/industry` });
  const code = place === null ? undefined : parseDivisionCode(place);
  if (place !== null && (code !== place || findDivisions(code).length === 0))
    return reject('placement.division-unknown', { field: `${at}/place` });
  return undefined;
}

/** A told unit of work that is none, or that the place of work rules out: it lies outside the city or in another. */
export function wrongWorkplace(
  told: string | null | undefined,
  { place, direction }: Pick<WorkFacts, 'place' | 'direction'>,
): Refusal<PlacementErrorCode> | undefined {
  if (told === null || told === undefined) return undefined;
  if (!reportingUnits().some(({ id }) => id === told))
    return reject('placement.unit-unknown', { field: '/workplace' });
  const possible = unitsPossible(place, direction);
  if (possible === 'any' || possible.includes(told)) return undefined;
  return reject('placement.workplace-elsewhere', {
    field: '/workplace',
    params: { possible: possible.join(', ') },
  });
}

function unitsPossible(place: string | null, direction: WorkFacts['direction']): readonly string[] | 'any' {
  if (direction === 'abroad') return [];
  if (place === null) return 'any';
  return liesInCity(place) ? unitsOfPlace(place) : [];
}
