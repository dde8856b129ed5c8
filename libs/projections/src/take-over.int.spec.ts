import { runProcess, type TestDatabase, waitFor } from '@chunfeng/testing';
import type pg from 'pg';
import { GrowingFeed } from '../test/growing-feed';
import { projectionDatabase } from '../test/projection-database';
import { plainTallyLog } from '../test/tally-events';
import { tallyProjection } from '../test/tally.projection';
import { expectViewEqualsFold } from '../test/view-equality';
import { buildOf } from './build';
import { CheckpointMovedError, fence } from './checkpoint';
import { ensureBuild } from './create-build';
import { takeLease } from './lease';
import { ProjectionRunner } from './runner';
import { projectionStatus } from './status';
import { ViewWriter } from './view-writer';

const build = buildOf(tallyProjection);
let database: TestDatabase;
let pool: pg.Pool;
const runners: ProjectionRunner[] = [];

beforeEach(async () => {
  database = await projectionDatabase();
  pool = database.pool();
});
afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
  await database.drop();
});

function run(feed: GrowingFeed, leaseMs: number): ProjectionRunner {
  const runner = new ProjectionRunner({
    projection: tallyProjection,
    feed,
    pool: database.pool(),
    head: feed.head,
    batchSize: 20,
    leaseMs,
  });
  runners.push(runner);
  runner.start();
  return runner;
}

const expireLease = () => pool.query(`update projection.lease set expires = '-infinity'`);
const tables = async (): Promise<unknown[]> =>
  (await pool.query<object>('select t.*, c.position from view.tally t, projection.checkpoint c order by id'))
    .rows;

/** A runner's writer as it stands after taking the lease. */
async function writerOf(holder: string): Promise<ViewWriter> {
  const token = await takeLease(pool, build, holder, 60_000);
  const { position } = await fence(pool, build, token!, 1);
  return ViewWriter.open({ pool, build, token: token!, position, cache: { rows: 100 } });
}

test('of two runners of one projection one works and the other stands by until the lease is free', async () => {
  const log = plainTallyLog(200);
  const feed = new GrowingFeed(log.slice(0, 100));
  const first = run(feed, 300);
  await waitFor(() => first.state === 'live');
  const second = run(feed, 300);
  feed.append(log.slice(100, 150));
  await waitFor(async () => (await projectionStatus(pool))[0]?.position === 150);
  expect(second.state).toBe('standing-by');

  await first.stop();
  await waitFor(() => second.state === 'live');
  feed.append(log.slice(150));
  await waitFor(async () => (await projectionStatus(pool))[0]?.position === 200);
  await expectViewEqualsFold(pool, tallyProjection, log);
});

test('nobody takes a lease that has not expired', async () => {
  expect(await takeLease(pool, build, 'one', 60_000)).toBe(1);
  expect(await takeLease(pool, build, 'two', 60_000)).toBeUndefined();
  await expireLease();
  expect(await takeLease(pool, build, 'two', 60_000)).toBe(2);
});

test.each([0, 30])(
  'INV-ONCE: a zombie that wakes after a take-over that has folded %i events fails its compare-and-set',
  async (folded) => {
    const log = plainTallyLog(100);
    await ensureBuild(pool, build);
    const zombie = await writerOf('zombie');
    await zombie.apply(log.slice(0, 40), 'live');

    await expireLease();
    const successor = await writerOf('successor');
    await successor.apply(log.slice(40, 40 + folded), 'live');
    const before = await tables();

    await expect(zombie.apply(log.slice(40, 60), 'live')).rejects.toThrow(CheckpointMovedError);
    expect(await tables()).toEqual(before);
    await successor.apply(log.slice(40 + folded), 'live');
    expect(await expectViewEqualsFold(pool, tallyProjection, log)).toBe(100);
  },
);

test('a runner whose lease went to somebody else cannot take the fence back', async () => {
  await ensureBuild(pool, build);
  const token = await takeLease(pool, build, 'zombie', 60_000);
  await expireLease();
  await writerOf('successor');
  await expect(fence(pool, build, token!, 1)).rejects.toThrow(CheckpointMovedError);
});

test('INV-ONCE: a process that was stopped past its lease and wakes up stands by', async () => {
  const log = plainTallyLog(600);
  const frozen = runProcess('libs/projections/test/run-tally.ts', [database.url, '300', '20', '400']);
  await frozen.waitForOutput(/state live/);
  process.kill(frozen.pid, 'SIGSTOP');
  const successor = run(new GrowingFeed(log), 400);
  await waitFor(() => successor.state === 'live', { message: 'the lease ran out and was taken over' });

  process.kill(frozen.pid, 'SIGCONT');
  await frozen.waitForOutput(/state live[^]*state standing-by/);
  expect(await frozen.kill('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(await expectViewEqualsFold(pool, tallyProjection, log)).toBe(600);
  expect(successor.state).toBe('live');
});
