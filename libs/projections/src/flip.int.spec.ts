import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestDatabase, waitFor } from '@chunfeng/testing';
import type pg from 'pg';
import { GrowingFeed } from '../test/growing-feed';
import { projectionDatabase } from '../test/projection-database';
import { plainTallyLog } from '../test/tally-events';
import { tallyProjection } from '../test/tally.projection';
import { expectViewEqualsFold } from '../test/view-equality';
import { buildOf } from './build';
import { ensureBuild } from './create-build';
import { flip } from './flip';
import { projectInto } from './project-into';
import type { Projection } from './projection';
import { rebuild, type RebuildProgress } from './rebuild';
import { rollBack } from './roll-back';
import { ProjectionRunner } from './runner';
import type { RunnerOptions } from './runner-options';
import { projectionStatus } from './status';

let database: TestDatabase;
let pool: pg.Pool;
const runners: ProjectionRunner[] = [];
beforeEach(async () => {
  database = await projectionDatabase();
  pool = database.pool({ max: 20 });
});
afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
  await database.drop();
});

function run(
  projection: Projection,
  feed: GrowingFeed,
  options: Partial<RunnerOptions> = {},
): ProjectionRunner {
  const runner = new ProjectionRunner({ projection, feed, pool, head: feed.head, batchSize: 50, ...options });
  runners.push(runner);
  runner.start();
  return runner;
}

const version = (number: number): Projection => ({ ...tallyProjection, version: number });
const shown = async () => (await projectionStatus(pool)).find((status) => status.shown);
const builds = async () => (await projectionStatus(pool)).map((status) => status.build);
const schemas = async () =>
  (
    await pool.query<{ nspname: string }>(
      `select nspname from pg_namespace where nspname like 'p\\_%' order by 1`,
    )
  ).rows.map((row) => row.nspname);

/** Readers that ask all the time; what they saw is judged at the end. */
function readers(count: number): () => Promise<{ answers: number; smallest: number }> {
  let reading = true;
  const seen: number[] = [];
  const all = Array.from({ length: count }, async () => {
    while (reading) {
      const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from view.tally');
      seen.push(rows[0]?.n ?? 0);
    }
  });
  return async () => {
    reading = false;
    await Promise.all(all);
    return { answers: seen.length, smallest: Math.min(...seen) };
  };
}

test('a new version is built beside the old one and shown when it has caught up; readers notice nothing', async () => {
  const log = plainTallyLog(2_000);
  const feed = new GrowingFeed(log.slice(0, 1_000));
  const old = run(version(1), feed);
  await waitFor(() => old.state === 'live');
  const stopReaders = readers(4);
  const positions: number[] = [];
  let appended = 1_000;
  const grow = setInterval(() => feed.append(log.slice(appended, (appended += 10))), 5);
  run(version(2), feed);
  await waitFor(
    async () => {
      const status = await shown();
      positions.push(status?.position ?? 0);
      return status?.version === 2;
    },
    { message: 'version 2 is shown' },
  );
  clearInterval(grow);
  const { answers, smallest } = await stopReaders();
  expect(answers).toBeGreaterThan(0);
  expect(smallest).toBe(7);
  expect(positions).toEqual([...positions].sort((a, b) => a - b));
  feed.append(log.slice(appended));
  await waitFor(async () => (await shown())?.position === 2_000);
  await expectViewEqualsFold(pool, version(2), log);
  expect(await builds()).toEqual(['p_tally_v1', 'p_tally_v2']);
});

test('exactly one earlier version is kept, and readers can be brought back to it', async () => {
  const log = plainTallyLog(300);
  for (const number of [1, 2, 3]) {
    const runner = run(version(number), new GrowingFeed(log.slice(0, 200)));
    await waitFor(async () => (await shown())?.version === number);
    await waitFor(() => runner.state === 'live');
    await runner.stop();
  }
  await waitFor(async () => (await schemas()).length === 2);
  expect(await schemas()).toEqual(['p_tally_v2', 'p_tally_v3']);

  run(version(2), new GrowingFeed(log));
  await waitFor(
    async () => (await projectionStatus(pool)).find((status) => status.version === 2)?.position === 300,
  );
  expect(await shown()).toMatchObject({ version: 3, position: 200 });
  expect(await rollBack(pool, version(2))).toBe(true);
  expect(await shown()).toMatchObject({ version: 2, position: 300 });
  await expectViewEqualsFold(pool, version(2), log);
});

test('an old process does not build anew what was cleared away behind newer versions', async () => {
  const log = plainTallyLog(100);
  const newer = run(version(3), new GrowingFeed(log));
  await waitFor(() => newer.state === 'live');
  const old = run(version(1), new GrowingFeed(log));
  await waitFor(() => old.state === 'blocked');
  expect(await schemas()).toEqual(['p_tally_v3']);
});

test('a new version with other columns re-creates the views and runs the hook for grants again', async () => {
  const ddl = join(tmpdir(), `tally-other-${process.pid}.sql`);
  await writeFile(ddl, 'create table tally (id uuid primary key, day date, total integer not null);');
  const other: Projection = {
    ...tallyProjection,
    version: 2,
    ddl,
    tables: [{ name: 'tally', key: ['id'], columns: { id: 'uuid', day: 'date', total: 'integer' } }],
    touches: () => [],
    fold: () => undefined,
  };
  const log = plainTallyLog(100);
  const first = run(version(1), new GrowingFeed(log));
  await waitFor(() => first.state === 'live');
  await pool.query('create view public.analysts as select count(*) from view.tally');
  const hooked: unknown[] = [];
  run(other, new GrowingFeed(log), {
    afterFlip: async (client, names) => {
      hooked.push(names);
      await client.query('create view public.analysts as select count(*) from view.tally');
    },
  });
  await waitFor(async () => (await shown())?.version === 2);
  expect(hooked).toEqual([['tally']]);
  expect((await pool.query('select * from public.analysts')).rows).toEqual([
    { count: expect.anything() as unknown },
  ]);
});

test('a reader’s long query makes a flip wait in short turns, so that other readers get through', async () => {
  const log = plainTallyLog(100);
  const first = run(version(1), new GrowingFeed(log));
  await waitFor(() => first.state === 'live');
  const analyst = await pool.connect();
  await analyst.query('begin');
  await analyst.query('select * from view.tally');
  run(version(2), new GrowingFeed(log));
  await waitFor(
    async () =>
      (await pool.query(`select from pg_locks where relation = 'view.tally'::regclass and not granted`))
        .rowCount === 1,
    { message: 'the flip waits for the analyst' },
  );
  await pool.query('select * from view.tally');
  expect(await shown()).toMatchObject({ version: 1 });
  await analyst.query('commit');
  analyst.release();
  await waitFor(async () => (await shown())?.version === 2);
});

test('INV-ONCE: a rebuild under readers and live events mends a damaged view and shows its progress', async () => {
  const log = plainTallyLog(3_000);
  const feed = new GrowingFeed(log.slice(0, 2_000));
  const live = run(version(1), feed);
  await waitFor(() => live.state === 'live');
  await pool.query('update p_tally_v1.tally set added = -1');
  await pool.query(`insert into p_tally_v1.tally_entry select id, 9, 9 from p_tally_v1.tally`);

  const stopReaders = readers(4);
  const progress: RebuildProgress[] = [];
  let appended = 2_000;
  const reached = await rebuild({
    projection: version(1),
    feed,
    pool,
    head: feed.head,
    batchSize: 100,
    onProgress: (step) => {
      progress.push(step);
      feed.append(log.slice(appended, appended + 20));
      appended += 20;
    },
  });
  const { smallest } = await stopReaders();
  expect(smallest).toBe(7);
  expect(reached).toBeGreaterThanOrEqual(2_000);
  expect(progress.at(-1)).toMatchObject({ eta: 0 });
  feed.append(log.slice(appended));
  await waitFor(async () => (await shown())?.position === 3_000, {
    message: 'the live runner goes on from the new tables',
  });
  await expectViewEqualsFold(pool, version(1), log);
  expect(await schemas()).toEqual(['p_tally_v1']);
});

test('a rebuild ends with the indexes of the DDL, which it did without on its way', async () => {
  const indexes = async () =>
    (await pool.query(`select indexdef from pg_indexes where schemaname = 'p_tally_v1' order by 1`))
      .rows as unknown[];
  const feed = new GrowingFeed(plainTallyLog(100));
  const live = run(version(1), feed);
  await waitFor(() => live.state === 'live');
  const before = await indexes();
  expect(before).toHaveLength(4);
  await rebuild({ projection: version(1), feed, pool, head: feed.head });
  expect(await indexes()).toEqual(before);
});

test.each(['main', 'rebuild'] as const)(
  'a %s build that is behind what readers see is not shown',
  async (kind) => {
    await projectInto(pool, version(1), plainTallyLog(100));
    const behind = buildOf(version(kind === 'main' ? 2 : 1), kind);
    await ensureBuild(pool, behind);
    expect(await flip(pool, behind)).toBe(false);
    expect(await shown()).toMatchObject({ version: 1, position: 100 });
  },
);

test('INV-ONCE: after a rebuild with a corrected fold the running runner forgets what it remembers', async () => {
  let wrong = true;
  const projection: Projection = {
    ...tallyProjection,
    fold: (event, rows) =>
      tallyProjection.fold(wrong ? { ...event, data: { ...event.data, amount: 1 } } : event, rows),
  };
  const log = plainTallyLog(120);
  const feed = new GrowingFeed(log.slice(0, 100));
  const live = run(projection, feed);
  await waitFor(() => live.state === 'live');
  wrong = false;
  await rebuild({ projection, feed, pool, head: feed.head });
  feed.append(log.slice(100));
  await waitFor(async () => (await shown())?.position === 120);
  await expectViewEqualsFold(pool, projection, log);
});

test('a rebuild of an empty log ends', async () => {
  const feed = new GrowingFeed();
  expect(await rebuild({ projection: version(1), feed, pool, head: feed.head })).toBe(0);
});

test('a rebuild of a projection that never ran is what readers see, once it is done', async () => {
  const log = plainTallyLog(60);
  const feed = new GrowingFeed(log);
  const options = { projection: version(1), feed, pool, head: feed.head, batchSize: 20 };
  const stop = new AbortController();
  await expect(rebuild({ ...options, signal: stop.signal, onProgress: () => stop.abort() })).rejects.toThrow(
    'interrupted',
  );
  expect(await shown()).toBeUndefined();
  await rebuild(options);
  expect(await shown()).toMatchObject({ build: 'p_tally_v1', position: 60 });
  await expectViewEqualsFold(pool, version(1), log);
});

test('an interrupted rebuild changes nothing, and the next one starts over', async () => {
  const log = plainTallyLog(500);
  const feed = new GrowingFeed(log);
  const live = run(version(1), feed);
  await waitFor(() => live.state === 'live');
  const stop = new AbortController();
  const options = { projection: version(1), feed, pool, head: feed.head, batchSize: 100 };
  await expect(rebuild({ ...options, signal: stop.signal, onProgress: () => stop.abort() })).rejects.toThrow(
    'interrupted',
  );
  await expectViewEqualsFold(pool, version(1), log);
  await pool.query('insert into p_tally_v1_rebuild.tally_entry select id, 9, 9 from p_tally_v1.tally');
  expect(await rebuild(options)).toBe(500);
  await expectViewEqualsFold(pool, version(1), log);
});
