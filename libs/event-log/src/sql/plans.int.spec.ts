import type { TestDatabase } from '@chunfeng/testing';
import type { Pool } from 'pg';
import { logDatabase } from '../../test/support';

let database: TestDatabase;
let pool: Pool;

/** Large enough that the planner has a choice, with its statistics up to date. */
beforeAll(async () => {
  database = await logDatabase();
  pool = database.pool();
  await pool.query(
    `insert into log.events (position, stream_id, version, id, type, schema_version, data, meta, recorded_at)
     select n, 'counter-' || n / 10, n % 10 + 1, gen_random_uuid(), 'counter.bumped', 1, '{"by":1}', '{}', now()
     from generate_series(1, 20000) n`,
  );
  await pool.query(
    `insert into log.commands select 'c', n::text, gen_random_uuid(), 'f', '{}', n, now() from generate_series(1, 20000) n`,
  );
  await pool.query(
    `insert into log.claims select 's', n::text, 'counter-1' from generate_series(1, 20000) n`,
  );
  await pool.query('analyze log.events, log.commands, log.claims');
});
afterAll(() => database.drop());

async function plan(sql: string): Promise<string> {
  const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${sql}`);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

test.each([
  ['the feed', `select position, data from log.read_batch(19000, 1000, 4194304)`, 'events_pkey'],
  ['a stream', `select version, data from log.read_stream('counter-77', 3)`, 'events_stream_id_version_key'],
  ['the head', 'select position from log.events order by position desc limit 1', 'events_pkey'],
  [
    'the version of a stream',
    `select version from log.events where stream_id = 'counter-77' order by version desc limit 1`,
    'events_stream_id_version_key',
  ],
  ['a stored answer', `select answer from log.find_command('c', '77')`, 'commands_pkey'],
  ['a claim', `select stream_id from log.claims where scope = 's' and key = '77'`, 'claims_pkey'],
  [
    'several streams and a key at once',
    `select null::bigint from log.find_command('c', '77') union all
     select e.position from unnest('{counter-7,counter-8}'::text[], '{0,2}'::int[]) s (id, after)
     cross join lateral log.read_stream(s.id, s.after) e`,
    'events_stream_id_version_key',
  ],
])('%s is read by its index alone', async (_, sql, index) => {
  const found = await plan(sql);
  expect(found).toContain(index);
  expect(found).not.toContain('Seq Scan');
});
