import { clearFailpoints, setFailpoints } from '@chunfeng/failpoints';
import { startOwnServer, type TestDatabase, waitFor } from '@chunfeng/testing';
import { createPool, migrate } from '@chunfeng/database';
import type pg from 'pg';
import { GrowingFeed } from '../test/growing-feed';
import { projectionDatabase } from '../test/projection-database';
import { plainTallyLog, tallyLog, type TallyStep } from '../test/tally-events';
import { sharedTally, tallyProjection } from '../test/tally.projection';
import { expectViewEqualsFold } from '../test/view-equality';
import { projectionMigrations } from './migrations';
import { listParked } from './parked-events';
import { ProjectionRunner } from './runner';
import type { RunnerOptions } from './runner-options';
import { projectionStatus } from './status';

let database: TestDatabase;
let pool: pg.Pool;
const runners: ProjectionRunner[] = [];

beforeEach(async () => {
  database = await projectionDatabase();
  pool = database.pool();
});
afterEach(async () => {
  clearFailpoints();
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
  await database.drop();
});

function run(feed: GrowingFeed, options: Partial<RunnerOptions> = {}): ProjectionRunner {
  const runner = new ProjectionRunner({
    projection: tallyProjection,
    feed,
    pool,
    head: feed.head,
    ...options,
  });
  runners.push(runner);
  runner.start();
  return runner;
}

const reaches = (position: number) =>
  waitFor(async () => (await projectionStatus(pool))[0]?.position === position, {
    message: `the view has reached ${position}`,
  });
const isIn = (state: string) =>
  waitFor(async () => (await projectionStatus(pool))[0]?.state === state, {
    message: `the runner is ${state}`,
  });

test('a runner catches up, is live, and follows what is appended', async () => {
  const log = plainTallyLog(400);
  const feed = new GrowingFeed(log.slice(0, 250));
  const runner = run(feed, { batchSize: 100 });
  await waitFor(() => runner.state === 'live');
  expect(await expectViewEqualsFold(pool, tallyProjection, log)).toBe(250);

  feed.append(log.slice(250));
  await reaches(400);
  await expectViewEqualsFold(pool, tallyProjection, log);
  expect(await projectionStatus(pool)).toMatchObject([
    {
      name: 'tally',
      version: 1,
      shown: true,
      state: 'live',
      position: 400,
      lag: { events: 0, seconds: 0 },
      parked: 0,
    },
  ]);
});

test('a projection of an empty log is live at once, and readers get empty answers', async () => {
  run(new GrowingFeed());
  await isIn('live');
  expect((await pool.query('select * from view.tally')).rows).toEqual([]);
});

test('stopping finishes the batch in hand and gives the lease away', async () => {
  setFailpoints('projection.after-fold=delay:50');
  const states: string[] = [];
  const runner = run(new GrowingFeed(plainTallyLog(500)), {
    batchSize: 10,
    onState: (state) => states.push(state),
  });
  await waitFor(async () => ((await projectionStatus(pool))[0]?.position ?? 0) > 0);
  await runner.stop();
  expect(states).toEqual(['standing-by', 'catching-up', 'draining', 'stopped']);
  expect(await projectionStatus(pool)).toMatchObject([{ state: 'stopped', holder: null }]);
  expect(await expectViewEqualsFold(pool, tallyProjection, plainTallyLog(500))).toBeLessThan(500);
});

test.each(['after-fold', 'after-upsert', 'before-commit', 'after-commit'])(
  'INV-ONCE: a failure at %s changes nothing in the end',
  async (place) => {
    const log = plainTallyLog(200);
    setFailpoints(`projection.${place}=throw@3`);
    run(new GrowingFeed(log), { batchSize: 60 });
    await reaches(200);
    await expectViewEqualsFold(pool, tallyProjection, log);
    expect(await listParked(pool)).toEqual([]);
  },
);

test('INV-ONCE: a connection cut in the middle of a batch is no reason to park or to lose anything', async () => {
  const log = plainTallyLog(300);
  setFailpoints('projection.after-upsert=delay:300@2');
  run(new GrowingFeed(log), { batchSize: 100 });
  await waitFor(
    async () => {
      const { rowCount } = await pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and state = 'idle in transaction' and query ~ 'insert into "p_tally_v1"'`,
      );
      return rowCount === 1;
    },
    { message: 'the batch’s connection was found and cut' },
  );
  await reaches(300);
  await expectViewEqualsFold(pool, tallyProjection, log);
  expect(await listParked(pool)).toEqual([]);
});

test('INV-ONCE: a server that crashes and comes back is waited for; nothing is parked', async () => {
  const server = await startOwnServer();
  const away = createPool({ url: server.url, name: 'runner' });
  try {
    await migrate(away, [projectionMigrations]);
    const log = plainTallyLog(400);
    const feed = new GrowingFeed(log.slice(0, 200));
    const troubles: unknown[] = [];
    const onState: RunnerOptions['onState'] = (state, why) => troubles.push(why ? state : undefined);
    run(feed, { pool: away, batchSize: 50, onState });
    await waitFor(async () => (await projectionStatus(away))[0]?.position === 200);
    await server.kill('SIGKILL');
    feed.append(log.slice(200));
    await waitFor(() => troubles.filter(Boolean).length > 1, { message: 'the runner has met the outage' });
    await server.restart();
    await waitFor(async () => (await projectionStatus(away))[0]?.position === 400);
    await expectViewEqualsFold(away, tallyProjection, log);
    expect(await listParked(away)).toEqual([]);
  } finally {
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
    await away.end();
    await server.stop();
  }
});

test('INV-HEAL: a runner that fails again and again leaves no reader of the log behind', async () => {
  const feed = new GrowingFeed(plainTallyLog(30));
  setFailpoints('projection.after-fold=throw');
  const failures: unknown[] = [];
  run(feed, { onState: (_, why) => why && failures.push(why) });
  await waitFor(() => failures.length > 4);
  await waitFor(() => feed.readers < 2, { message: 'earlier readings have ended' });
});

test.each([tallyProjection, sharedTally])(
  'an unknown schema version stops the projection ($rowKey) and is never skipped',
  async (projection) => {
    const log = tallyLog([
      { stream: 1, type: 'tally.opened' },
      { stream: 1, type: 'tally.added', amount: 3 },
      { stream: 1, type: 'tally.added', amount: 4, schemaVersion: 2 },
      { stream: 1, type: 'tally.added', amount: 5 },
    ]);
    run(new GrowingFeed(log), { projection });
    await isIn('blocked');
    expect(await projectionStatus(pool)).toMatchObject([
      { position: 2, degraded: true, reason: { kind: 'unknown-version', position: 3, schemaVersion: 2 } },
    ]);
    await expectViewEqualsFold(pool, projection, log);
  },
);

describe('far behind the head, where it goes in large steps', () => {
  const steps = (poisonAt?: number): TallyStep[] =>
    Array.from({ length: 45_000 }, (_, index) => ({
      stream: index % 300,
      type: index < 300 ? 'tally.opened' : 'tally.added',
      amount: index,
      ...(index === poisonAt ? { poison: 'database' } : {}),
    }));

  test.each(['after-fold', 'after-upsert', 'before-commit', 'after-commit'])(
    'INV-ONCE: a failure at %s changes nothing in the end',
    async (place) => {
      const log = tallyLog(steps());
      setFailpoints(`projection.${place}=throw@1`);
      run(new GrowingFeed(log));
      await reaches(log.length);
      await expectViewEqualsFold(pool, tallyProjection, log);
    },
  );

  test('INV-ONCE: a poison event parks its stream, and everything else flows', async () => {
    const log = tallyLog(steps(20_000));
    run(new GrowingFeed(log));
    await reaches(log.length);
    const parked = new Set((await listParked(pool)).map((event) => event.position));
    expect(parked.size).toBe(log.filter((event) => event.streamId === log[20_000]!.streamId).length - 66);
    await expectViewEqualsFold(pool, tallyProjection, log, (event) => parked.has(event.position));
  });
});

test('INV-ONCE: the checkpoint never goes back, whoever tries', async () => {
  run(new GrowingFeed(plainTallyLog(50)));
  await reaches(50);
  await expect(pool.query('update projection.checkpoint set position = 49')).rejects.toThrow('would go back');
});

test('an edited DDL file without a new version is refused', async () => {
  run(new GrowingFeed(plainTallyLog(10)));
  await reaches(10);
  await runners[0]!.stop();
  await pool.query(`update projection.checkpoint set ddl_sha256 = 'of another file'`);
  const reasons: unknown[] = [];
  run(new GrowingFeed(plainTallyLog(20)), { onState: (_, why) => why && reasons.push(why) });
  await waitFor(() => reasons.length > 0);
  expect(reasons[0]).toMatchObject({ kind: 'definition', error: { name: 'DdlChanged' } });
});
