import fc from 'fast-check';
import { foldAll, type Row } from '@chunfeng/projections';
import stringify from 'fast-json-stable-stringify';
import { arbitraryWorld } from '../../test/arbitrary-world';
import { MatchDatabase } from '../../test/match-database';
import { appendWorld, personEvents, TestLog } from '../../test/world';
import { aPerson } from '../../test/people';
import { seniorityOf } from '../domain/score-key';
import { matchingProjection } from './matching.projection';
import { counters } from './matching.tables';

let database: MatchDatabase;
beforeAll(async () => (database = await MatchDatabase.create()));
afterAll(() => database.drop());

test('INV-ONCE: what is in the tables is the fold of the log', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryWorld, async (world) => {
      await database.show(world);
      const log = new TestLog();
      appendWorld(log, world);
      const folded = foldAll(matchingProjection, log.events);
      for (const table of matchingProjection.tables) {
        const { rows } = await database.pool.query<Row>(`select * from view.${table.name}`);
        expect([table.name, asSet(rows)]).toEqual([table.name, asSet(folded.rows(table))]);
      }
    }),
    { numRuns: 10 },
  );
});

/** Rows as sorted texts: neither their order nor that of their columns matters, nor how an instant is written. */
function asSet(rows: readonly Row[]): string[] {
  const spelled = ([column, value]: [string, unknown]): [string, unknown] =>
    column === 'published_at' ? [column, new Date(value as string | Date).toISOString()] : [column, value];
  return rows.map((row) => stringify(Object.fromEntries(Object.entries(row).map(spelled)))).sort();
}

test('one registration beyond the room of the key stops the projection instead of sharing a place', async () => {
  await database.clear();
  await database.pool.query(
    `insert into p_matching_v${String(matchingProjection.version)}.match_counter values ('laborer', $1)`,
    [2_097_152],
  );
  const log = database.log();
  log.append(`laborer-${aPerson().id}`, ...personEvents(aPerson()));
  await expect(database.project(log)).rejects.toMatchObject({
    reason: { error: { name: 'SeniorityOverflowError' } },
  });
});

test('seniority follows the order of registration', () => {
  const log = new TestLog();
  for (const at of [1, 2, 3])
    log.append(`laborer-0000000${at}-0000-7000-8000-000000000001`, ...personEvents(aPerson()));
  const folded = foldAll(matchingProjection, log.events);
  expect(folded.rows(counters)).toEqual([{ name: 'laborer', next: 3 }]);
  expect(seniorityOf(0)).toBeGreaterThan(seniorityOf(1));
});
