import { createPool } from '@chunfeng/database';
import { projectInto } from '@chunfeng/projections';
import {
  FIGURE_SESSION,
  FigureStore,
  placementFigures,
  type PlacementQuestion,
  statisticsProjection,
} from '@chunfeng/statistics';
import { fillWithFacts } from '../libs/statistics/test/volume';
import { describeServer, withDatabase } from './bench-server';
import { type Benchmark, judged, type Result } from './benchmark';

const FACTS = Number(process.env['FIG_FACTS'] ?? 1_000_000);
const ROUNDS = Number(process.env['FIG_ROUNDS'] ?? 30);

type Report = Omit<PlacementQuestion, 'measure' | 'basis' | 'clock' | 'filters' | 'position'> &
  Partial<PlacementQuestion>;

/** The last of the 36 months of facts; a report always comes with its total. */
const REPORTS: Readonly<Record<string, Report>> = {
  'a month by unit': { from: '2026-11', to: '2026-11', by: ['unit'] },
  'a quarter by month and unit': { from: '2026-10', to: '2026-12', by: ['month', 'unit'] },
  'a quarter by unit, as of its middle': {
    from: '2026-10',
    to: '2026-12',
    by: ['unit'],
    position: Math.round(FACTS * 0.95),
  },
  'a quarter by occupation and group': { from: '2026-10', to: '2026-12', by: ['occupation', 'group'] },
  'a year by unit and industry': { from: '2026-01', to: '2026-12', by: ['unit', 'industry'] },
  'a year by destination, by recorded': {
    from: '2026-01',
    to: '2026-12',
    by: ['destination'],
    clock: 'recorded',
  },
  'a year of one unit by month and occupation': {
    from: '2026-01',
    to: '2026-12',
    by: ['month', 'occupation'],
    filters: { unit: 'D500007' },
  },
  'three years by month and unit': { from: '2024-01', to: '2026-12', by: ['month', 'unit'] },
};

/** Query times of the standard reports, one after the other, from facts without any cube. */
export const figures: Benchmark = {
  id: 'FIG',
  what: 'query times of the standard reports over a million facts of placements',
  run: () => withDatabase('figures', measure),
};

async function measure(url: string): Promise<readonly Result[]> {
  const server = await describeServer(url);
  const pool = createPool({ url, name: 'bench', statementTimeout: 300_000, settings: { ...FIGURE_SESSION } });
  try {
    await projectInto(pool, statisticsProjection, []);
    await fillWithFacts(pool, FACTS);
    await pool.query('vacuum analyze p_statistics_v1.stat_fact');
    const store = new FigureStore(pool);
    const results: Result[] = [];
    for (const [what, report] of Object.entries(REPORTS)) {
      const { times, rows } = await timesOf(store, report);
      const [p50, p99] = [at(times, 0.5), at(times, 0.99)];
      process.stderr.write(`FIG ${what}: p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms\n`);
      const detail = `${what}: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${rows} rows and the total, ${FACTS} facts over 36 months, ${ROUNDS} rounds; ${server}`;
      results.push(judged({ id: 'FIG', figure: p99, unit: 'ms', bar: 1_000, dream: 100, detail }, 'atMost'));
    }
    return results;
  } finally {
    await pool.end();
  }
}

async function timesOf(store: FigureStore, report: Report) {
  const defaults = { measure: 'started', basis: 'origin', clock: 'occurred', position: FACTS } as const;
  const question: PlacementQuestion = { ...defaults, filters: {}, ...report };
  const { rows } = await placementFigures(store, question); // Warms the cache.
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await placementFigures(store, question);
    times.push(performance.now() - start);
  }
  return { times: times.sort((one, other) => one - other), rows: rows.length };
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
