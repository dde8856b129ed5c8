import { runProcess, type TestDatabase, waitFor } from '@chunfeng/testing';
import type pg from 'pg';
import { GrowingFeed } from '../test/growing-feed';
import { projectionDatabase } from '../test/projection-database';
import { plainTallyLog } from '../test/tally-events';
import { tallyProjection } from '../test/tally.projection';
import { projectInto } from './project-into';
import { ProjectionRunner } from './runner';
import { ViewPositions } from './view-positions';

let database: TestDatabase;
let pool: pg.Pool;
let positions: ViewPositions;
beforeEach(async () => {
  database = await projectionDatabase();
  pool = database.pool();
  positions = new ViewPositions(pool);
});
afterEach(() => database.drop());

const at = (position: number, epoch = 1) => ({ epoch, position });

test('a position that is reached is answered at once, with the one that the view stands at', async () => {
  await projectInto(pool, tallyProjection, plainTallyLog(30));
  expect(await positions.waitFor(['tally'], at(20), 5_000)).toEqual({ reached: true, position: at(30) });
  expect(await positions.positionOf(['tally'])).toEqual(at(30));
  expect(await positions.degraded(['tally'])).toEqual([]);
});

test('a wait that ends in vain tells how far the slowest view is', async () => {
  await projectInto(pool, tallyProjection, plainTallyLog(30));
  expect(await positions.waitFor(['tally'], at(31), 50)).toEqual({ reached: false, position: at(30) });
  expect(await positions.waitFor(['tally', 'never-built'], at(1), 50)).toEqual({
    reached: false,
    position: at(0),
  });
});

test('a position of another epoch is never reached', async () => {
  await projectInto(pool, tallyProjection, plainTallyLog(30));
  expect(await positions.waitFor(['tally'], at(1, 2), 50)).toMatchObject({ reached: false });
});

test('waiters of this process are woken by the commit that they wait for', async () => {
  const log = plainTallyLog(60);
  const feed = new GrowingFeed(log.slice(0, 30));
  const runner = new ProjectionRunner({
    projection: tallyProjection,
    feed,
    pool,
    head: feed.head,
    onMoved: () => positions.notify(),
  });
  runner.start();
  await waitFor(() => runner.state === 'live');
  const waiting = Array.from({ length: 50 }, (_, i) =>
    positions.waitFor(['tally'], at(31 + (i % 30)), 10_000),
  );
  feed.append(log.slice(30));
  for (const { reached } of await Promise.all(waiting)) expect(reached).toBe(true);
  await runner.stop();
});

test('a view that another process moves is waited for', async () => {
  const waiting = positions.waitFor(['tally'], at(200), 25_000);
  const other = runProcess('libs/projections/test/run-tally.ts', [database.url, '200', '50']);
  expect(await waiting).toEqual({ reached: true, position: at(200) });
  expect(await other.kill('SIGTERM')).toEqual({ code: 0, signal: null });
});
