import type { PlacementMeasure } from '../domain/placement-case';
import { Clauses, dimensionColumns, dimensionsIn, EACH_GROUP, named } from './clauses';
import type { FigureStore, Statement } from './figure-store';

/** Which of the four units a figure goes by (domain.md §3). */
export const UNIT_BASES = ['origin', 'ledger', 'responsible', 'workplace'] as const;
export type UnitBasis = (typeof UNIT_BASES)[number];

/** By the day on which it happened, or the day on which it was recorded. */
export const STAT_CLOCKS = ['occurred', 'recorded'] as const;
export type StatClock = (typeof STAT_CLOCKS)[number];

export const PLACEMENT_DIMENSIONS = [
  'month',
  'unit',
  'industry',
  'work-form',
  'direction',
  'occupation',
  'destination',
  'group',
] as const;
export type PlacementDimension = (typeof PLACEMENT_DIMENSIONS)[number];

/** Values to which a figure is limited; `unknown` is one of them. */
export interface PlacementFilters {
  readonly unit?: string | undefined;
  readonly industry?: string | undefined;
  readonly workForm?: string | undefined;
  readonly direction?: string | undefined;
  readonly occupation?: string | undefined;
  readonly destination?: string | undefined;
  readonly group?: string | undefined;
  readonly standing?: string | undefined;
  readonly route?: string | undefined;
  readonly channel?: string | undefined;
  readonly ageBand?: string | undefined;
  readonly education?: string | undefined;
}

export interface PlacementQuestion {
  readonly measure: PlacementMeasure;
  readonly basis: UnitBasis;
  readonly clock: StatClock;
  /** Months, `YYYY-MM`, both included. */
  readonly from: string;
  readonly to: string;
  readonly by: readonly PlacementDimension[];
  readonly filters: PlacementFilters;
  /** Facts up to this position count. */
  readonly position: number;
}

/**
 * Person-times: placements. Persons: those with more placements counted than taken back, less those with more taken
 * back than counted; the second happens by the recorded clock only, where a reversal falls into its own month.
 */
export interface PlacementCell {
  readonly persons: number;
  readonly personTimes: number;
  /** Persons of whom anything is counted in the cell: what is small is judged by it. */
  readonly contributors: number;
}

export interface PlacementRow extends PlacementCell {
  readonly dimensions: Readonly<Partial<Record<PlacementDimension, string>>>;
}

export interface PlacementFigures {
  readonly rows: readonly PlacementRow[];
  readonly total: PlacementCell;
}

/** Facts are only added, so two statements up to one position see the same facts, whatever is recorded between. */
export async function placementFigures(
  store: FigureStore,
  question: PlacementQuestion,
): Promise<PlacementFigures> {
  const [rows, totals] = await Promise.all([
    question.by.length === 0 ? [] : store.rows<CellRow>(placementRows(question)),
    store.rows<CellRow>(placementRows({ ...question, by: [] })),
  ]);
  const [total = { persons: 0, personTimes: 0, contributors: 0 }] = totals.map(cellOf);
  return {
    rows: rows.map((row) => ({ dimensions: dimensionsIn(question.by, row), ...cellOf(row) })),
    total,
  };
}

type CellRow = PlacementCell & Readonly<Record<string, unknown>>;

function cellOf({ persons, personTimes, contributors }: CellRow): PlacementCell {
  return { persons, personTimes, contributors };
}

export function placementRows(question: PlacementQuestion): Statement {
  const { by } = question;
  const { selected, names } = dimensionColumns(by.map((dimension) => expressionOf(dimension, question)));
  const clauses = clausesOf(question);
  const grouping = names === '' ? '' : `group by ${names} order by ${names}`;
  return {
    text: `with net as (
        select ${selected}person, sum(delta)::integer as n
        from view.stat_fact ${by.includes('group') ? EACH_GROUP : ''}
        ${clauses.text}
        group by ${names === '' ? '' : `${names}, `}person
        having sum(delta) <> 0
      )
      select ${names === '' ? '' : `${names}, `}coalesce(sum(sign(n)), 0)::integer as persons,
        coalesce(sum(n), 0)::integer as "personTimes", count(*)::integer as contributors
      from net ${grouping}`,
    values: clauses.values,
  };
}

function expressionOf(dimension: PlacementDimension, { clock, basis }: PlacementQuestion): string {
  switch (dimension) {
    case 'month':
      return `to_char(${clock}_on, 'YYYY-MM') collate "C"`;
    case 'unit':
      return named(basis);
    case 'group':
      return 'group_name';
    case 'work-form':
      return named('work_form');
    case 'occupation':
      return named('occupation_middle');
    case 'industry':
    case 'direction':
    case 'destination':
      return named(dimension);
  }
}

function clausesOf({ measure, basis, clock, from, to, filters, position }: PlacementQuestion): Clauses {
  const day = `${clock}_on`;
  return new Clauses()
    .is('measure', measure)
    .and(`${from}-01`, (first) => `${day} >= ${first}::date`)
    .and(`${to}-01`, (last) => `${day} < ${last}::date + interval '1 month'`)
    .and(position, (reached) => `position <= ${reached}`)
    .is(basis, filters.unit)
    .is('industry', filters.industry)
    .is('work_form', filters.workForm)
    .is('direction', filters.direction)
    .is('occupation_middle', filters.occupation)
    .is('destination', filters.destination)
    .inGroup(filters.group)
    .is('standing', filters.standing)
    .is('route', filters.route)
    .is('channel', filters.channel)
    .is('age_band', filters.ageBand)
    .is('education', filters.education);
}
