import { FiguresDatabase } from '../../test/figures-database';
import { fillWithFacts } from '../../test/volume';
import { FIGURE_SESSION, type Statement } from './figure-store';
import { placementRows, type PlacementQuestion } from './placement-figures';

let database: FiguresDatabase;
beforeAll(async () => {
  database = await FiguresDatabase.create();
  await fillWithFacts(database.pool, 60_000);
}, 60_000);
afterAll(() => database.drop());

const QUARTER = {
  measure: 'started',
  basis: 'origin',
  clock: 'occurred',
  from: '2026-01',
  to: '2026-03',
  by: ['month', 'unit'],
  filters: {},
  position: 60_000,
} as const satisfies PlacementQuestion;

async function planOf({ text, values }: Statement): Promise<string> {
  const client = await database.pool.connect();
  try {
    for (const [name, value] of Object.entries(FIGURE_SESSION))
      await client.query(`set ${name} = '${value}'`);
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${text}`, [...values]);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  } finally {
    client.release(true);
  }
}

test.each([
  ['a quarter by day of occurrence', QUARTER, 'stat_fact_occurred'],
  ['a quarter by day of recording', { ...QUARTER, clock: 'recorded' }, 'stat_fact_recorded'],
  ['a quarter by group', { ...QUARTER, by: ['group'] }, 'stat_fact_occurred'],
  [
    'a year of one unit',
    { ...QUARTER, from: '2026-01', to: '2026-12', filters: { unit: 'D500007' } },
    'stat_fact_origin_occurred',
  ],
] as const)('%s is read by its index and scans no table', async (_name, question, index) => {
  const plan = await planOf(placementRows(question));
  expect(plan).toMatch(new RegExp(`on ${index}\\b|using ${index}\\b`));
  expect(plan).not.toMatch(/Seq Scan/);
});
