import type { TestDatabase } from '@chunfeng/testing';
import fc from 'fast-check';
import { projectionDatabase } from '../test/projection-database';
import { tally, type TallyRow } from '../test/tally.projection';
import { uuidOf } from '../test/tally-events';
import { canonical, canonicalInstant } from './column-codec';
import { MissingColumnError, TableSql } from './table-sql';
import { TableRows } from './table-rows';

let database: TestDatabase;
beforeAll(async () => {
  database = await projectionDatabase();
  await database.pool()
    .query(`create schema t; create table t.tally (id uuid primary key, added integer, last_note text,
    tags text[], numbers integer[], details jsonb, on_day date, changed_at timestamptz, active boolean)`);
});
afterAll(() => database.drop());

/** Everything that PostgreSQL can store: no NUL, no lone surrogate; control characters, quotes and braces weigh more. */
const text = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom('"', '\\', '{', '}', ',', '\n', '\u0001', 'NULL', '春', '𠮷'),
      fc.string({ unit: 'binary' }),
    ),
    maxLength: 6,
  })
  .filter((value) => !value.includes('\u0000'));
const instant = fc
  .tuple(
    fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
    fc.nat(999_999),
  )
  .map(([date, micros]) => `${date.toISOString().slice(0, 20)}${String(micros).padStart(6, '0')}Z`);
const row: fc.Arbitrary<TallyRow> = fc.record({
  id: fc.nat(1_000_000).map((n) => uuidOf(String(n))),
  added: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  last_note: fc.option(text),
  tags: fc.array(text, { maxLength: 4 }),
  numbers: fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 4 }),
  details: fc.option(
    fc.dictionary(fc.constantFrom('a', 'b', 'note'), fc.oneof(text, fc.integer(), fc.constant(null))),
  ),
  on_day: fc.option(instant.map((value) => value.slice(0, 10))),
  changed_at: instant,
  active: fc.boolean(),
});

test('INV-ONCE: a row that was written and loaded is the row that a fold put', async () => {
  const pool = database.pool();
  const sql = new TableSql('t', tally);
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(row, { selector: ({ id }) => id, minLength: 1, maxLength: 20 }),
      async (given) => {
        const table = new TableRows(tally);
        for (const one of given) table.put(one);
        await sql.upsert(pool, [...table.takeChanges().written.values()]);
        const loaded = await sql.loadByKey(pool, given);
        const byId = (a: object, b: object) => ((a as TallyRow).id < (b as TallyRow).id ? -1 : 1);
        const put = given.map(({ id }) => ({ ...table.get(id) }));
        expect([...loaded].sort(byId)).toEqual(put.sort(byId));
      },
    ),
    { numRuns: 150 },
  );
});

test.each([
  ['2018-05-01T00:00:00.000Z', '2018-05-01T00:00:00.000000Z'],
  ['2018-05-01T08:00:00+08:00', '2018-05-01T00:00:00.000000Z'],
  ['2018-05-01 08:00:00.1234+08', '2018-05-01T00:00:00.123400Z'],
  ['2018-05-01 00:00:00.123456+00', '2018-05-01T00:00:00.123456Z'],
])('the instant %s is always written %s', (given, expected) => {
  expect(canonicalInstant(given)).toBe(expected);
});

test('what is no instant, no scalar or not there is refused before it reaches the server', async () => {
  const pool = database.pool();
  const sql = new TableSql('t', tally);
  expect(() => canonical('timestamptz', 'yesterday')).toThrow('not an instant');
  await expect(sql.upsert(pool, [{ id: uuidOf('x') }])).rejects.toThrow(MissingColumnError);
  await expect(sql.delete(pool, [{ id: ['x'] }])).rejects.toThrow('scalar column');
  await expect(sql.delete(pool, [{ id: Number.NaN }])).rejects.toThrow('scalar column');
});

test('a table of keys only can be written twice', async () => {
  const pool = database.pool();
  await pool.query('create table t.pair (a text, b integer, primary key (a, b))');
  const sql = new TableSql('t', { name: 'pair', key: ['a', 'b'], columns: { a: 'text', b: 'integer' } });
  await sql.upsert(pool, [{ a: 'x', b: 1 }]);
  await sql.upsert(pool, [
    { a: 'x', b: 1 },
    { a: 'x', b: 2 },
  ]);
  expect((await pool.query('select * from t.pair')).rowCount).toBe(2);
});
