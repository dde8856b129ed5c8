import { Clauses, dimensionColumns, dimensionsIn, named } from './clauses';
import type { FigureStore, Statement } from './figure-store';

export const VACANCY_DIMENSIONS = ['unit', 'occupation', 'kind'] as const;
export type VacancyDimension = (typeof VACANCY_DIMENSIONS)[number];

export interface VacancyQuestion {
  readonly by: readonly VacancyDimension[];
  readonly filters: {
    readonly unit?: string | undefined;
    readonly occupation?: string | undefined;
    readonly kind?: string | undefined;
  };
  readonly position: number;
}

export interface VacancyCell {
  readonly postings: number;
  readonly offered: number;
  readonly reserved: number;
  readonly taken: number;
  /** Offered, and neither reserved nor taken. */
  readonly open: number;
  readonly incompletePostings: number;
  readonly incompleteVacancies: number;
  readonly incompleteUnstated: number;
}

export interface VacancyRow extends VacancyCell {
  readonly dimensions: Readonly<Partial<Record<VacancyDimension, string>>>;
}

export interface VacancyFigures {
  readonly rows: readonly VacancyRow[];
  readonly total: VacancyCell;
}

export async function vacancyFigures(store: FigureStore, question: VacancyQuestion): Promise<VacancyFigures> {
  const [rows, totals] = await Promise.all([
    question.by.length === 0 ? [] : store.rows<Sums>(vacancyRows(question)),
    store.rows<Sums>(vacancyRows({ ...question, by: [] })),
  ]);
  const [total = cellOf({})] = totals.map(cellOf);
  return {
    rows: rows.map((row) => ({ dimensions: dimensionsIn(question.by, row), ...cellOf(row) })),
    total,
  };
}

type Sums = Readonly<Record<string, unknown>>;

function cellOf(row: Sums): VacancyCell {
  const sum = (name: string): number => Number(row[name] ?? 0);
  const [offered, reserved, taken] = [sum('offered'), sum('reserved'), sum('taken')];
  return {
    postings: sum('postings'),
    offered,
    reserved,
    taken,
    open: offered - reserved - taken,
    incompletePostings: sum('incomplete_postings'),
    incompleteVacancies: sum('incomplete_vacancies'),
    incompleteUnstated: sum('incomplete_unstated'),
  };
}

const SUMS = [
  'postings',
  'offered',
  'reserved',
  'taken',
  'incomplete_postings',
  'incomplete_vacancies',
  'incomplete_unstated',
];

export function vacancyRows({ by, filters, position }: VacancyQuestion): Statement {
  const expressions = {
    unit: named('unit'),
    occupation: named('occupation_middle'),
    kind: 'posting_kind',
  } as const;
  const { selected, names } = dimensionColumns(by.map((dimension) => expressions[dimension]));
  const clauses = new Clauses()
    .and(position, (reached) => `position <= ${reached}`)
    .is('unit', filters.unit)
    .is('occupation_middle', filters.occupation)
    .is('posting_kind', filters.kind);
  const sums = SUMS.map((name) => `coalesce(sum(${name}), 0)::integer as ${name}`).join(', ');
  const any = SUMS.map((name) => `sum(${name}) <> 0`).join(' or ');
  return {
    text: `select ${selected}${sums} from view.vacancy_fact ${clauses.text}
      ${names === '' ? '' : `group by ${names} having ${any} order by ${names}`}`,
    values: clauses.values,
  };
}
