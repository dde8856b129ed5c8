import { Clauses, dimensionColumns, dimensionsIn, EACH_GROUP, named } from './clauses';
import type { FigureStore, Statement } from './figure-store';
import type { UnitBasis } from './placement-figures';

export const WILLINGNESS_DIMENSIONS = ['unit', 'group', 'education'] as const;
export type WillingnessDimension = (typeof WILLINGNESS_DIMENSIONS)[number];

export interface WillingnessQuestion {
  readonly basis: UnitBasis;
  readonly by: readonly WillingnessDimension[];
  readonly filters: {
    readonly unit?: string | undefined;
    readonly group?: string | undefined;
    readonly education?: string | undefined;
  };
  readonly position: number;
}

/** Persons registered; everybody stands under exactly one answer. */
export interface WillingnessCell {
  readonly willing: number;
  readonly unwilling: number;
  /** Never asked, or the answer was withdrawn. */
  readonly unknown: number;
  readonly persons: number;
}

export interface WillingnessRow extends WillingnessCell {
  readonly dimensions: Readonly<Partial<Record<WillingnessDimension, string>>>;
}

export interface WillingnessFigures {
  readonly rows: readonly WillingnessRow[];
  readonly total: WillingnessCell;
}

export async function willingnessFigures(
  store: FigureStore,
  question: WillingnessQuestion,
): Promise<WillingnessFigures> {
  const [rows, totals] = await Promise.all([
    question.by.length === 0 ? [] : store.rows<CellRow>(willingnessRows(question)),
    store.rows<CellRow>(willingnessRows({ ...question, by: [] })),
  ]);
  const [total = { willing: 0, unwilling: 0, unknown: 0, persons: 0 }] = totals.map(cellOf);
  return {
    rows: rows.map((row) => ({ dimensions: dimensionsIn(question.by, row), ...cellOf(row) })),
    total,
  };
}

type CellRow = WillingnessCell & Readonly<Record<string, unknown>>;

function cellOf({ willing, unwilling, unknown, persons }: CellRow): WillingnessCell {
  return { willing, unwilling, unknown, persons };
}

export function willingnessRows({ basis, by, filters, position }: WillingnessQuestion): Statement {
  const expressions = { unit: named(basis), group: 'group_name', education: 'education' } as const;
  const { selected, names } = dimensionColumns(by.map((dimension) => expressions[dimension]));
  const clauses = new Clauses()
    .and(position, (reached) => `position <= ${reached}`)
    .is(basis, filters.unit)
    .inGroup(filters.group)
    .is('education', filters.education);
  const answered = (answer: string) =>
    `coalesce(sum(delta) filter (where answer = '${answer}'), 0)::integer as ${answer}`;
  return {
    text: `select ${selected}${answered('willing')}, ${answered('unwilling')}, ${answered('unknown')},
        coalesce(sum(delta), 0)::integer as persons
      from view.willingness_fact ${by.includes('group') ? EACH_GROUP : ''}
      ${clauses.text}
      ${names === '' ? '' : `group by ${names} having sum(delta) <> 0 order by ${names}`}`,
    values: clauses.values,
  };
}
