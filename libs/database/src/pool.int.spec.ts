import { createTestDatabase, type TestDatabase, waitFor } from '@chunfeng/testing';
import { createClient, createPool } from './pool';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase()));
afterAll(() => database.drop());

test('a connection cut while it is in use, between two queries, is reported and replaced; the process lives', async () => {
  const errors: Error[] = [];
  const pool = createPool({ url: database.url, name: 'cut', max: 1, onError: (error) => errors.push(error) });
  const client = await pool.connect();
  await database
    .pool()
    .query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cut'`);
  await waitFor(() => errors.length > 0, { message: 'the cut is reported' });
  client.release();
  expect((await pool.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
  await pool.end();
});

test('instants are written in UTC, positions are numbers, business dates stay text', async () => {
  const pool = createPool({ url: database.url, name: 'types' });
  const { rows } = await pool.query(
    `select '2026-01-01 08:00+08'::timestamptz::text as at, 42::bigint as position, '1970-01-01'::date as born`,
  );
  expect(rows).toEqual([{ at: '2026-01-01 00:00:00+00', position: 42, born: '1970-01-01' }]);
  await pool.end();
});

test('every session starts with the given settings and an end to every statement', async () => {
  const client = createClient({
    url: database.url,
    name: 'settings',
    statementTimeout: 50,
    settings: { lock_timeout: 1234 },
  });
  await client.connect();
  expect((await client.query<{ lock_timeout: string }>('show lock_timeout')).rows[0]?.lock_timeout).toBe(
    '1234ms',
  );
  await expect(client.query('select pg_sleep(10)')).rejects.toThrow('statement timeout');
  await client.end();
});
