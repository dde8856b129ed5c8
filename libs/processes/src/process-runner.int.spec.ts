import type { CommandResult, EventLog } from '@chunfeng/event-log';
import { logHead } from '@chunfeng/projections';
import { type TestDatabase, waitFor } from '@chunfeng/testing';
import type pg from 'pg';
import { counting, dispatchTo, openLog, processDatabase, send } from '../test/parcels';
import type { ProcessManager } from './process-manager';
import { ProcessRunner, type ProcessRunnerOptions } from './process-runner';
import type { Dispatch } from './settle';
import { type ManagerStatus, processStatus } from './status';

let database: TestDatabase;
let pool: pg.Pool;
let log: EventLog;
const runners: ProcessRunner[] = [];
beforeEach(async () => {
  database = await processDatabase();
  pool = database.pool();
  log = await openLog(database.url);
});
afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
  await log.close();
  await database.drop();
});

function run(options: Partial<ProcessRunnerOptions> = {}): ProcessRunner {
  const runner = new ProcessRunner({
    manager: counting,
    feed: log.feed,
    dispatch: dispatchTo(log),
    pool,
    head: () => logHead(pool),
    leaseMs: 600,
    ...options,
  });
  runners.push(runner);
  runner.start();
  return runner;
}

async function statusOf(name = 'counting'): Promise<ManagerStatus | undefined> {
  return (await processStatus(pool, await logHead(pool))).managers.find((manager) => manager.name === name);
}

const isLive = (name = 'counting') =>
  waitFor(async () => {
    const status = await statusOf(name);
    return status?.state === 'live' && status.lag === 0;
  });

/** Parcels in the order in which they were counted. */
async function counted(): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select substr(stream_id, 7) as id from log.events where type = 'shelf.counted' order by position`,
  );
  return rows.map(({ id }) => id);
}

test('a consequence names its event as cause, shares its correlation and is the process’s own act', async () => {
  run();
  await isLive();
  const id = await send(log);
  await waitFor(async () => (await counted()).length === 1);
  const { rows } = await pool.query(
    `select effect.meta->>'causationId' = cause.id::text as caused, effect.meta->>'correlationId' as correlation,
       effect.meta->'actor' as actor, command.caller
     from log.events effect
     join log.events cause on cause.type = 'parcel.sent'
     join log.commands command on command.command_id::text = effect.meta->>'commandId'
     where effect.type = 'shelf.counted'`,
  );
  expect(rows).toEqual([
    {
      caused: true,
      correlation: `about ${id}`,
      actor: { id: 'process:counting', role: 'process', office: 'CQ' },
      caller: 'process:counting',
    },
  ]);
});

test('what happened before the first start ever has no consequence, what happens during a pause has', async () => {
  await send(log);
  const first = run();
  await isLive();
  const second = await send(log);
  await isLive();
  await first.stop();
  expect(await statusOf()).toMatchObject({ state: 'stopped', holder: null, activatedAt: 1, done: 1 });

  const third = await send(log);
  run();
  await isLive();
  expect(await counted()).toEqual([second, third]);
});

test('of two runners one acts, and the other goes on where it stopped', async () => {
  const acting: string[] = [];
  const noting = (name: string): Dispatch => {
    const dispatch = dispatchTo(log);
    return (command) => {
      acting.push(name);
      return dispatch(command);
    };
  };
  const one = run({ dispatch: noting('one') });
  await waitFor(() => one.state === 'live');
  const two = run({ dispatch: noting('two') });
  await waitFor(() => two.state === 'standing-by');
  const sent = [await send(log), await send(log)];
  await waitFor(async () => (await counted()).length === 2);

  await one.stop();
  sent.push(await send(log));
  await waitFor(async () => (await counted()).length === 3);
  expect(acting).toEqual(['one', 'one', 'two']);
  expect(await counted()).toEqual(sent);
});

test('a runner whose checkpoint was fenced off begins anew from what is stored, and nothing is doubled', async () => {
  run();
  await isLive();
  await pool.query('update process.manager set fence = 1000000');
  const sent = [await send(log)];
  await isLive();
  sent.push(await send(log));
  await isLive();
  expect(await counted()).toEqual(sent);
});

const unreachable = () => {
  throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
};
test.each<[string, () => CommandResult]>([
  ['busy', () => ({ kind: 'busy' })],
  ['in flight', () => ({ kind: 'in-flight' })],
  ['unknown', () => ({ kind: 'unknown' })],
  ['an outage', unreachable],
])('a command whose outcome is %s is repeated, and nothing overtakes it', async (_, outcome) => {
  let attempts = 0;
  const dispatch = dispatchTo(log);
  const states: string[] = [];
  run({
    dispatch: (command) => (++attempts <= 3 ? Promise.resolve().then(outcome) : dispatch(command)),
    onState: (state) => states.push(state),
  });
  await isLive();
  const sent = [await send(log), await send(log)];
  await isLive();
  await waitFor(async () => (await counted()).length === 2);
  expect(await counted()).toEqual(sent);
  expect(states).toContain('repeating');
  expect(await statusOf()).toMatchObject({ state: 'live', done: 2, refused: 0 });
});

test.each<[string, CommandResult]>([
  ['rejected', { kind: 'rejected', rejection: { code: 'parcel.gone' } }],
  ['claim taken', { kind: 'claim-taken', scope: 'place', heldBy: 'shelf-1' }],
  ['stale version', { kind: 'stale-version', expected: 1, actual: 2 }],
])('a command that is no longer due (%s) is passed over and counted', async (_, refusal) => {
  let calls = 0;
  const dispatch = dispatchTo(log);
  run({ dispatch: (command) => (++calls === 1 ? Promise.resolve(refusal) : dispatch(command)) });
  await isLive();
  await send(log);
  const second = await send(log);
  await waitFor(async () => (await counted()).length === 1);
  await isLive();
  expect(await counted()).toEqual([second]);
  expect(await statusOf()).toMatchObject({ done: 1, refused: 1 });
});

test('a defect stops this manager at its event and no other, and nothing personal is told of it', async () => {
  const named = 'Zhang San';
  const broken: ProcessManager = {
    ...counting,
    name: 'broken',
    react: (event) => [
      {
        key: 'count',
        command: () => {
          throw new TypeError(`${named} has no shelf for ${event.streamId}`);
        },
      },
    ],
  };
  const told: unknown[] = [];
  const failing = run({ manager: broken, onState: (state, why) => told.push({ state, why }) });
  run();
  await isLive('broken');
  await isLive();
  const id = await send(log);
  await waitFor(() => failing.state === 'failed');
  await isLive();

  expect(await counted()).toEqual([id]);
  const status = await statusOf('broken');
  expect(status).toMatchObject({
    state: 'failed',
    holder: null,
    position: 0,
    reason: { position: 1, type: 'parcel.sent', reaction: 'count', error: { name: 'TypeError' } },
  });
  expect(JSON.stringify([told, status])).not.toContain(named);
});

test('other code takes up at the event at which a defect had stopped the manager', async () => {
  const keyReused: Dispatch = () => Promise.resolve({ kind: 'key-reused' });
  const failing = run({ dispatch: keyReused });
  await isLive();
  const id = await send(log);
  await waitFor(() => failing.state === 'failed');
  await failing.stop();
  run();
  await isLive();
  expect(await counted()).toEqual([id]);
});

test('a stop in the middle of a repeat gives the lease away, and the next runner settles it', async () => {
  const never = run({ dispatch: () => Promise.resolve({ kind: 'busy' }) });
  await isLive();
  const id = await send(log);
  await waitFor(() => never.state === 'repeating');
  await never.stop();
  expect(await statusOf()).toMatchObject({ state: 'stopped', holder: null, position: 0 });
  run();
  await isLive();
  expect(await counted()).toEqual([id]);
});
