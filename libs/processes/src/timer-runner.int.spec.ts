import { Clock, type EventLog } from '@chunfeng/event-log';
import { logHead, ProjectionRunner, rebuild } from '@chunfeng/projections';
import { type TestDatabase, waitFor } from '@chunfeng/testing';
import type pg from 'pg';
import { CallLate, dispatchTo, lateness, openLog, processDatabase, record, send } from '../test/parcels';
import { dueWorkProjection } from './due-work.projection';
import { processStatus } from './status';
import type { Timer } from './timer';
import { TimerRunner, type TimerRunnerOptions } from './timer-runner';

/** Stands still until a test moves it. */
class MovedClock extends Clock {
  constructor(public instant: string) {
    super();
  }

  now(): Date {
    return new Date(this.instant);
  }
}

const hopeless: Timer = {
  ...lateness,
  name: 'hopeless',
  command: () => () => {
    throw new TypeError('cannot be built');
  },
};

let database: TestDatabase;
let pool: pg.Pool;
let log: EventLog;
let clock: MovedClock;
let view: ProjectionRunner;
const timers = [lateness, hopeless];
const projection = dueWorkProjection({ timers, version: 1 });
const runners: TimerRunner[] = [];
beforeEach(async () => {
  database = await processDatabase();
  pool = database.pool();
  clock = new MovedClock('2026-03-10T04:00:00Z');
  log = await openLog(database.url, { clock });
  view = startView();
  await waitFor(() => view.state === 'live');
});
afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
  await view.stop();
  await log.close();
  await database.drop();
});

function startView(): ProjectionRunner {
  const runner = new ProjectionRunner({ projection, feed: log.feed, pool, head: () => logHead(pool) });
  runner.start();
  return runner;
}

function run(options: Partial<TimerRunnerOptions> = {}): TimerRunner {
  const runner = new TimerRunner({
    timers: [lateness],
    dispatch: dispatchTo(log),
    pool,
    clock,
    dayOf: (instant) => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10),
    every: 10,
    leaseMs: 600,
    ...options,
  });
  runners.push(runner);
  runner.start();
  return runner;
}

async function late(): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select substr(stream_id, 8) as id from log.events where type = 'parcel.fell-late' order by position`,
  );
  return rows.map(({ id }) => id);
}

/** Waits until the view holds so much due work. */
const scheduled = (count: number, timer = 'lateness') =>
  waitFor(async () => {
    const { rows } = await pool.query('select from view.due_work where timer = $1', [timer]);
    return rows.length === count;
  });

test('work is due when its day is over in Shanghai, by the clock that decisions are taken by', async () => {
  const id = await send(log, '2026-03-10');
  const other = await send(log, '2026-03-09');
  await scheduled(2);
  clock.instant = '2026-03-10T15:59:59Z';
  run();
  await waitFor(async () => (await late()).length >= 1);
  // Found by a later look: the first one has been over everything.
  const later = await send(log, '2026-03-09');
  await waitFor(async () => (await late()).includes(later));
  expect(await late()).toEqual([other, later]);

  clock.instant = '2026-03-10T16:00:00Z';
  await waitFor(async () => (await late()).length === 3);
  expect(await late()).toEqual([other, later, id]);
  await scheduled(0);
});

test('what is settled before its day never fires', async () => {
  const delivered = await send(log, '2026-03-09');
  await record(log, delivered, { type: 'parcel.delivered', data: {} });
  const id = await send(log, '2026-03-09');
  await scheduled(1);
  run();
  await waitFor(async () => (await late()).length > 0);
  expect(await late()).toEqual([id]);
});

test('INV-IDEM: it fires once with two runners, a late or rebuilt view, and an answer that was lost', async () => {
  const sent = [await send(log, '2026-03-08'), await send(log, '2026-03-09')];
  await scheduled(2);
  // The rows stay as they are, whatever happens.
  await view.stop();
  let [lost, repeated] = [0, 0];
  const dispatch = dispatchTo(log);
  const losing = async (command: Parameters<typeof dispatch>[0]) => {
    const result = await dispatch(command);
    if (result.kind === 'done' && result.replayed) repeated += 1;
    if (lost++ < 2) throw Object.assign(new Error('reset'), { code: 'ECONNRESET' });
    return result;
  };
  run({ dispatch: losing });
  run({ dispatch: losing });
  await waitFor(() => repeated >= 2);
  expect((await late()).toSorted()).toEqual(sent.toSorted());
  view = startView();
  await scheduled(0);
  await rebuild({ projection, pool, feed: log.feed, head: () => logHead(pool) });
  const last = await send(log, '2026-03-09');
  await waitFor(async () => (await late()).includes(last));
  expect((await late()).toSorted()).toEqual([...sent, last].toSorted());
});

test('a stream that comes to the same day once more is fired once more', async () => {
  const id = await send(log, '2026-03-09');
  run();
  await waitFor(async () => (await late()).length === 1);
  await send(log, '2026-03-09', id);
  await waitFor(async () => (await late()).length === 2);
});

test('after weeks of standing still everything is caught up with, few at a time, oldest first', async () => {
  for (let n = 0; n < 60; n++) await send(log, n < 30 ? '2026-02-01' : '2026-01-01');
  await scheduled(60);
  let [atOnce, most] = [0, 0];
  const days: string[] = [];
  const dispatch = dispatchTo(log);
  run({
    inFlight: 3,
    pageSize: 20,
    dispatch: async (command) => {
      most = Math.max(most, ++atOnce);
      if (command instanceof CallLate) days.push(command.dueOn);
      return dispatch(command).finally(() => atOnce--);
    },
  });
  await waitFor(async () => (await late()).length === 60);
  await scheduled(0);
  expect(most).toBe(3);
  expect(days.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => '2026-01-01'));
  expect(new Set(await late()).size).toBe(60);
});

test('work that is refused but stays in the view does not keep the rest from its turn', async () => {
  const dispatch = dispatchTo(log);
  const stuck = [await send(log, '2026-01-01'), await send(log, '2026-01-01')];
  const id = await send(log, '2026-02-01');
  await scheduled(3);
  run({
    pageSize: 1,
    dispatch: (command) =>
      command instanceof CallLate && stuck.includes(command.parcelId)
        ? Promise.resolve({ kind: 'rejected', rejection: { code: 'parcel.stuck' } })
        : dispatch(command),
  });
  await waitFor(async () => (await late()).length === 1);
  expect(await late()).toEqual([id]);
  await waitFor(async () => ((await processStatus(pool, 0)).timers[0]?.refused ?? 0) >= 2);
});

test('a defect stops one timer, is shown without its message, and the others go on', async () => {
  const id = await send(log, '2026-03-09');
  await scheduled(1);
  await scheduled(1, 'hopeless');
  const defects: unknown[] = [];
  run({ timers, onDefect: (...defect) => defects.push(defect) });
  await waitFor(async () => (await late()).length === 1 && defects.length === 1);
  expect(await late()).toEqual([id]);
  await waitFor(async () => (await processStatus(pool, 0)).timers[0]?.state === 'failed');
  const status = await processStatus(pool, 0);
  expect(status.timers).toMatchObject([
    { name: 'hopeless', state: 'failed', reason: { name: 'TypeError' } },
    { name: 'lateness', state: 'live', fired: 1, reason: null },
  ]);
  expect(JSON.stringify([defects, status])).not.toContain('cannot be built');
});
