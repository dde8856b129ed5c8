import type { FigureStore } from '../src/queries/figure-store';
import {
  type PlacementCell,
  placementFigures,
  type PlacementQuestion,
} from '../src/queries/placement-figures';
import { type VacancyCell, vacancyFigures, type VacancyQuestion } from '../src/queries/vacancy-figures';
import {
  type WillingnessCell,
  willingnessFigures,
  type WillingnessQuestion,
} from '../src/queries/willingness-figures';

/** A question to the figures; what is left out: starts of January to June 2026, by origin and day of occurrence. */
export type Asked =
  | ({ readonly of: 'placements' } & Partial<PlacementQuestion>)
  | ({ readonly of: 'willingness' } & Partial<WillingnessQuestion>)
  | ({ readonly of: 'vacancies' } & Partial<VacancyQuestion>);

/** The figures as one line: rows in order, then the total; persons / person-times of placements. */
export async function answerTo(store: FigureStore, asked: Asked, position: number): Promise<string> {
  switch (asked.of) {
    case 'placements': {
      const period = { from: '2026-01', to: '2026-06' };
      const defaults = { measure: 'started', basis: 'origin', clock: 'occurred', ...period } as const;
      const question = { ...defaults, by: [], filters: {}, position, ...asked };
      return lineOf(await placementFigures(store, question), placementText);
    }
    case 'willingness':
      return lineOf(
        await willingnessFigures(store, { basis: 'origin', by: [], filters: {}, position, ...asked }),
        willingnessText,
      );
    case 'vacancies':
      return lineOf(await vacancyFigures(store, { by: [], filters: {}, position, ...asked }), vacancyText);
  }
}

function lineOf<Cell extends object>(
  found: {
    readonly rows: readonly (Cell & { readonly dimensions: Readonly<Record<string, string>> })[];
    readonly total: Cell;
  },
  textOf: (cell: Cell) => string,
): string {
  const rows = found.rows.map((row) => `${Object.values(row.dimensions).join(' ')}: ${textOf(row)}`);
  return rows.length === 0 ? textOf(found.total) : [...rows, `total: ${textOf(found.total)}`].join('; ');
}

function placementText({ persons, personTimes }: PlacementCell): string {
  return `${persons} / ${personTimes}`;
}

function willingnessText({ willing, unwilling, unknown }: WillingnessCell): string {
  return `willing ${willing}, unwilling ${unwilling}, unknown ${unknown}`;
}

function vacancyText(cell: VacancyCell): string {
  const { offered, reserved, taken, open } = cell;
  const counts = `offered ${offered}, reserved ${reserved}, taken ${taken}, open ${open}`;
  const { incompletePostings, incompleteVacancies, incompleteUnstated } = cell;
  if (incompletePostings === 0) return counts;
  return `${counts}; incomplete ${incompletePostings}, stating ${incompleteVacancies}, stating none ${incompleteUnstated}`;
}
