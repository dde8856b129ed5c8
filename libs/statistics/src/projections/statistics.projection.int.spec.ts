import { foldAll, type Row } from '@chunfeng/projections';
import stringify from 'fast-json-stable-stringify';
import { FiguresDatabase } from '../../test/figures-database';
import { PLACEMENT_SCENARIOS } from '../../test/placement-scenarios';
import { VACANCY_SCENARIOS, WILLINGNESS_SCENARIOS } from '../../test/stock-scenarios';
import { statisticsProjection } from './statistics.projection';

let database: FiguresDatabase;
beforeAll(async () => (database = await FiguresDatabase.create()));
afterAll(() => database.drop());

const ALL = [...PLACEMENT_SCENARIOS, ...WILLINGNESS_SCENARIOS, ...VACANCY_SCENARIOS];

test('INV-ONCE: what is in the tables is the fold of the log, however it is cut into batches', async () => {
  for (const [index, { name, tell }] of ALL.entries()) {
    const story = await database.begin();
    tell(story);
    await database.project(story.events, (index % 4) + 1);
    const folded = foldAll(statisticsProjection, story.events);
    for (const table of statisticsProjection.tables) {
      const { rows } = await database.pool.query<Row>(`select * from view.${table.name}`);
      expect([name, table.name, asSet(rows)]).toEqual([name, table.name, asSet(folded.rows(table))]);
    }
  }
}, 120_000);

function asSet(rows: readonly Row[]): string[] {
  return rows.map((row) => stringify(row)).sort();
}

test('facts are only added: nothing that stood at a position is changed later', async () => {
  for (const { tell } of PLACEMENT_SCENARIOS) {
    const story = await database.begin();
    tell(story);
    const factsUpTo = async () => {
      const { rows } = await database.pool.query<Row>('select * from view.stat_fact order by position, ord');
      return rows;
    };
    for (let upTo = 1; upTo <= story.events.length; upTo += 1) {
      const before = await factsUpTo();
      await database.project(story.events.slice(upTo - 1, upTo));
      expect((await factsUpTo()).slice(0, before.length)).toEqual(before);
    }
  }
}, 120_000);

test('forgetting is no fact: no row changes', async () => {
  const story = await database.begin();
  story.registered(1).asked(1, 'willing', '2026-01-05').started(1, { on: '2026-01-10' });
  const before = foldAll(statisticsProjection, story.events);
  story.forgotten(1);
  const after = foldAll(statisticsProjection, story.events);
  for (const table of statisticsProjection.tables) expect(after.rows(table)).toEqual(before.rows(table));
});
