import type { PostingEvent } from '@chunfeng/postings';
import type { FoldedEvent, RowSet, TableSpec } from '@chunfeng/projections';
import { isDeepStrictEqual } from 'node:util';
import {
  evolveVacancyCase,
  type Holding,
  holdingAfter,
  minus,
  moveHolding,
  NOTHING,
  type VacancyCase,
  type VacancyCounts,
  vacancyCounts,
  type VacancyDimensions,
  type VacancyStanding,
} from '../domain/vacancy-case';
import { type FactPlace, factPlace, idOf } from './fact-place';

export type VacancyCaseRow = {
  readonly posting: string;
  readonly standing: VacancyStanding;
  readonly listing: VacancyStanding;
  readonly headcount: number | null;
  readonly reserved: number;
  readonly taken: number;
  readonly dimensions: VacancyDimensions;
};

export const vacancyCases: TableSpec<VacancyCaseRow> = {
  name: 'vacancy_case',
  key: ['posting'],
  columns: {
    posting: 'uuid',
    standing: 'text',
    listing: 'text',
    headcount: 'integer',
    reserved: 'integer',
    taken: 'integer',
    dimensions: 'jsonb',
  },
};

/** Apart from the case, for a posting may have two thousand of them. */
export type VacancyHoldingRow = {
  readonly posting: string;
  readonly placement: string;
  readonly holding: Holding;
};

export const vacancyHoldings: TableSpec<VacancyHoldingRow> = {
  name: 'vacancy_holding',
  key: ['posting', 'placement'],
  columns: { posting: 'uuid', placement: 'uuid', holding: 'text' },
};

/** `view.vacancy_fact`: how the counts of a posting changed. */
export type VacancyFactRow = FactPlace & VacancyDimensions & VacancyCounts & { readonly posting: string };

export const vacancyFacts: TableSpec<VacancyFactRow> = {
  name: 'vacancy_fact',
  key: ['position', 'ord'],
  group: 'posting',
  columns: {
    position: 'bigint',
    ord: 'smallint',
    recorded_on: 'date',
    unit: 'text',
    occupation_middle: 'text',
    posting_kind: 'text',
    posting: 'uuid',
    postings: 'integer',
    offered: 'integer',
    reserved: 'integer',
    taken: 'integer',
    incomplete_postings: 'integer',
    incomplete_vacancies: 'integer',
    incomplete_unstated: 'integer',
  },
};

/** The placement that an event is about, if any. */
export function placementIn({ data }: Pick<FoldedEvent, 'data'>): string | undefined {
  const { placementId } = data;
  return typeof placementId === 'string' ? placementId : undefined;
}

export function foldVacancies(event: FoldedEvent, rows: RowSet): void {
  const posting = idOf(event);
  const row = rows.get(vacancyCases, { posting });
  const before = row && caseOf(row);
  const evolved = evolveVacancyCase(before, event as unknown as PostingEvent);
  const after = evolved && foldHolding(event, evolved, rows);
  if (after === undefined || after === before) return;
  changesOf(before, after)
    .filter(({ counts }) => !isDeepStrictEqual(counts, NOTHING))
    .forEach(({ dimensions, counts }, ord) =>
      rows.put(vacancyFacts, { ...factPlace(event, ord), ...dimensions, ...counts, posting }),
    );
  rows.put(vacancyCases, { posting, ...after });
}

function foldHolding(event: FoldedEvent, state: VacancyCase, rows: RowSet): VacancyCase {
  const posting = idOf(event);
  const placement = placementIn(event);
  const to = holdingAfter(event as unknown as PostingEvent);
  if (placement === undefined || to === 'unmoved') return state;
  const key = { posting, placement };
  const from = rows.get(vacancyHoldings, key)?.holding;
  if (to !== undefined) rows.put(vacancyHoldings, { ...key, holding: to });
  else if (from !== undefined) rows.delete(vacancyHoldings, key);
  return moveHolding(state, from, to);
}

function changesOf(before: VacancyCase | undefined, after: VacancyCase) {
  const [was, is] = [vacancyCounts(before), vacancyCounts(after)];
  if (before === undefined || isDeepStrictEqual(before.dimensions, after.dimensions))
    return [{ dimensions: after.dimensions, counts: minus(is, was) }];
  return [
    { dimensions: before.dimensions, counts: minus(NOTHING, was) },
    { dimensions: after.dimensions, counts: is },
  ];
}

function caseOf({ standing, listing, headcount, reserved, taken, dimensions }: VacancyCaseRow): VacancyCase {
  return { standing, listing, headcount, reserved, taken, dimensions };
}
