import type { PostingEvent } from './posting.events';

/**
 * Who holds what of a posting, by placement id; a placement is in at most one of the three (INV-VAC). Open referrals
 * hold no vacancy, they only count against the quota (INV-QUOTA).
 */
export interface Vacancies {
  readonly open: readonly string[];
  /** An offer was accepted. */
  readonly reserved: readonly string[];
  /** The person has started. */
  readonly taken: readonly string[];
  /** As the posting last said of itself; such a posting is in front of nobody. */
  readonly filled: boolean;
}

export const NO_VACANCIES: Vacancies = { open: [], reserved: [], taken: [], filled: false };

export type Holding = 'open' | 'reserved' | 'taken';

/** The events that move placements between the sets. */
export type VacancyEvent = Extract<
  PostingEvent,
  {
    type:
      | 'posting.referral-counted'
      | 'posting.referral-released'
      | 'posting.vacancy-reserved'
      | 'posting.vacancy-released'
      | 'posting.vacancy-taken'
      | 'posting.vacancy-returned'
      | 'posting.filled'
      | 'posting.reopened';
  }
>;

/** @returns what the placement holds, or undefined when it holds nothing. */
export function holdingOf(vacancies: Vacancies, placementId: string): Holding | undefined {
  return HOLDINGS.find((holding) => vacancies[holding].includes(placementId));
}

/** @returns headcount less reserved less taken; 0 where the headcount is not stated: nothing can be promised of it. */
export function remainingOf(headcount: number | null, vacancies: Vacancies): number {
  return headcount === null ? 0 : Math.max(0, headcount - filledOf(vacancies));
}

/** @returns vacancies that are promised or taken: what a headcount cannot go below. */
export function filledOf({ reserved, taken }: Vacancies): number {
  return reserved.length + taken.length;
}

/** @returns how many open referrals close the posting for further ones: each remaining vacancy admits `ratio`. */
export function quotaOf(remaining: number, ratio: number): number {
  return Math.ceil(remaining * ratio);
}

export function moveVacancies(vacancies: Vacancies, event: VacancyEvent): Vacancies {
  switch (event.type) {
    case 'posting.referral-counted':
      return moved(vacancies, event.data.placementId, 'open');
    case 'posting.vacancy-reserved':
      return moved(vacancies, event.data.placementId, 'reserved');
    case 'posting.vacancy-taken':
      return moved(vacancies, event.data.placementId, 'taken');
    case 'posting.referral-released':
    case 'posting.vacancy-released':
    case 'posting.vacancy-returned':
      return moved(vacancies, event.data.placementId, undefined);
    case 'posting.filled':
      return { ...vacancies, filled: true };
    case 'posting.reopened':
      return { ...vacancies, filled: false };
  }
}

const HOLDINGS = ['open', 'reserved', 'taken'] as const satisfies readonly Holding[];

/** Out of the set that holds it, into the other one, if any. */
function moved(vacancies: Vacancies, placementId: string, to: Holding | undefined): Vacancies {
  const from = holdingOf(vacancies, placementId);
  if (from === to) return vacancies;
  return {
    ...vacancies,
    ...(from === undefined ? {} : { [from]: vacancies[from].filter((id) => id !== placementId) }),
    ...(to === undefined ? {} : { [to]: [...vacancies[to], placementId] }),
  };
}
