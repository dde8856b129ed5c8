import { createPool } from '@chunfeng/database';
import { clearFailpoints, setFailpoints } from '@chunfeng/failpoints';
import { type TestDatabase, waitFor } from '@chunfeng/testing';
import type { Pool, PoolClient } from 'pg';
import { uuidv7 } from 'uuidv7';
import { bump, encoded, logDatabase, newStream } from '../../test/support';
import type { AppendOutcome, AppendRequest } from '../append.types';
import { AppendFailedError, AppendUnavailableError, InvalidEventError, UnknownOutcomeError } from '../errors';
import { AppendGate, type AppendGateOptions } from './append-gate';
import { gatePool } from './gate-pool';

let database: TestDatabase;
let pool: Pool;
const opened: { gate: AppendGate; pool: Pool }[] = [];
beforeAll(async () => {
  database = await logDatabase();
  pool = database.pool();
});
afterAll(() => database.drop());
afterEach(async () => {
  clearFailpoints();
  for (const { gate, pool: own } of opened.splice(0)) {
    await gate.close();
    await own.end();
  }
});

function newGate(options: Partial<AppendGateOptions> = {}, url = database.url): AppendGate {
  const own = gatePool(url, 'test');
  const gate = new AppendGate({ ...own, ...options });
  opened.push({ gate, pool: own.pool });
  return gate;
}

async function count(stream: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    'select count(*)::int as n from log.events where stream_id = $1',
    [stream],
  );
  return rows[0]!.n;
}

/** Holds the append lock, so that whatever the gate sends waits in the server. */
async function holdingLock<T>(work: (holder: PoolClient) => Promise<T>): Promise<T> {
  const holder = await pool.connect();
  try {
    await holder.query('begin');
    await holder.query('select pg_advisory_xact_lock(2952016)');
    return await work(holder);
  } finally {
    await holder.query('rollback');
    holder.release();
  }
}

const waiting = (application = 'test-gate-%') =>
  waitFor(
    async () =>
      (
        await pool.query<{ pid: number }>(
          `select pid from pg_stat_activity where application_name like $1 and wait_event = 'advisory'
             and datname = current_database()`,
          [application],
        )
      ).rows[0],
    { message: 'an append waits for the lock' },
  );

test('commands that come while a batch is on its way travel together in the next one', async () => {
  const gate = newGate();
  const results = await holdingLock(async (holder) => {
    const first = gate.append(bump(newStream(), 0));
    await waiting();
    const rest = Array.from({ length: 40 }, () => gate.append(bump(newStream(), 0)));
    await holder.query('rollback');
    return Promise.all([first, ...rest]);
  });
  const times = results.map((result) => result.kind === 'appended' && result.recordedAt);
  expect(new Set(times).size).toBe(2);
});

test('members that conflict in a stream are judged one after the other', async () => {
  const gate = newGate();
  const stream = newStream();
  const results = await Promise.all([0, 0, 1].map((version) => gate.append(bump(stream, version))));
  expect(results.map((result) => result.kind)).toEqual(['appended', 'version-conflict', 'appended']);
});

test('a member that the server refuses fails alone, the others of its batch are stored', async () => {
  const gate = newGate();
  const stored = bump(newStream(), 0);
  await gate.append(stored);
  const doubled = bump(newStream(), 0);
  const sameEventId = {
    ...doubled,
    streams: [{ ...doubled.streams[0]!, events: stored.streams[0]!.events }],
  };
  const [good, bad, also] = await Promise.allSettled([
    gate.append(bump(newStream(), 0)),
    gate.append(sameEventId),
    gate.append(bump(newStream(), 0)),
  ]);
  expect([good, also].map((result) => result.status)).toEqual(['fulfilled', 'fulfilled']);
  expect(bad).toMatchObject({ status: 'rejected', reason: new AppendFailedError('23505') });
});

test('an append looks up its own rows only, also by plans of a time when reading a whole index was cheap', async () => {
  const own = await logDatabase();
  const observer = own.pool({ max: 1 });
  for (const table of ['events', 'commands', 'claims']) {
    await observer.query(`alter table log.${table} set (autovacuum_enabled = off)`);
  }
  const { pool: gates, application } = gatePool(own.url, 'growing');
  const gate = new AppendGate({ pool: gates, application });
  const append = () => {
    const stream = newStream();
    return gate.append(bump(stream, 0, { take: [{ scope: 's', key: stream, streamId: stream }] }));
  };
  /** The gate's session tells what it has read. */
  const entriesRead = async (): Promise<number> => {
    const session = await gates.connect();
    await session.query('select pg_stat_force_next_flush()');
    const { rows } = await session.query<{ n: number }>(
      `select sum(idx_tup_read)::int as n from pg_stat_user_indexes where schemaname = 'log'`,
    );
    session.release();
    return rows[0]!.n;
  };
  await append();
  await observer.query('analyze log.events, log.commands, log.claims');
  for (let n = 0; n < 10; n++) await Promise.all(Array.from({ length: 100 }, append));

  const before = await entriesRead();
  await append();
  expect((await entriesRead()) - before).toBeLessThan(10);

  await gate.close();
  await gates.end();
  await own.drop();
});

describe('INV-ACK: an unknown outcome', () => {
  test('of a commit whose reply was lost is looked up, not repeated', async () => {
    const gate = newGate();
    setFailpoints('append.execute=throw-after@1');
    const streams = [newStream(), newStream()];
    const results = await Promise.all(streams.map((stream) => gate.append(bump(stream, 0))));
    expect(results.map((result) => result.kind)).toEqual(['appended', 'appended']);
    expect(await Promise.all(streams.map(count))).toEqual([1, 1]);
  });

  test.each(['append.before-send=throw@1', 'append.execute=throw@1'])(
    'of a statement that was never carried out (%s) is sent again',
    async (failpoint) => {
      const gate = newGate();
      setFailpoints(failpoint);
      const stream = newStream();
      expect((await gate.append(bump(stream, 0))).kind).toBe('appended');
      expect(await count(stream)).toBe(1);
    },
  );

  test('of a connection cut in the middle of the statement is resolved', async () => {
    const gate = newGate();
    const stream = newStream();
    const result = await holdingLock(async (holder) => {
      const appending = gate.append(bump(stream, 0));
      const { pid } = await waiting();
      await pool.query('select pg_terminate_backend($1)', [pid]);
      await holder.query('rollback');
      return appending;
    });
    expect(result.kind).toBe('appended');
    expect(await count(stream)).toBe(1);
  });

  test('of a statement that still waits in the server cannot take effect after it was settled', async () => {
    // The gate's client gives up on a silent server; the statement is still there and would be carried out later.
    const application = 'silent-gate';
    const impatient = createPool({ url: database.url, name: application, settings: { lock_timeout: 0 } });
    impatient.options.query_timeout = 300;
    const gate = new AppendGate({ pool: impatient, application, patience: 200 });
    opened.push({ gate, pool: impatient });
    const stream = newStream();
    const outcome = await holdingLock(async () => {
      const appending = gate.append(bump(stream, 0)).catch((error: unknown) => error);
      await waiting(application);
      return appending;
    });
    expect(outcome).toBeInstanceOf(UnknownOutcomeError);
    await waitFor(
      async () => {
        const { rowCount } = await pool.query(
          'select from pg_stat_activity where application_name = $1 and state <> $2',
          [application, 'idle'],
        );
        return rowCount === 0;
      },
      { message: 'nothing of the lost statement is left in the server' },
    );
    expect(await count(stream)).toBe(0);
  });

  test('belongs to the command whose key it is: a twin that was stored meanwhile is recognized', async () => {
    const gate = newGate();
    const stored = bump(newStream(), 0, { answer: { n: 1 } });
    await gate.append(stored);
    setFailpoints('append.execute=throw@1');
    const twin = bump(newStream(), 0, { idempotency: stored.idempotency });
    expect(await gate.append(twin)).toMatchObject({ kind: 'replayed', answer: { n: 1 } });
    setFailpoints('append.execute=throw@1');
    const other = { ...twin, idempotency: { ...stored.idempotency, fingerprint: 'other' } };
    expect(await gate.append(other)).toEqual({ kind: 'key-reused' });
  });
});

describe('when nothing can be stored it says so', () => {
  test('an unreachable server', async () => {
    const gate = newGate({ patience: 150 }, 'postgresql://nobody@127.0.0.1:1/none');
    await expect(gate.append(bump(newStream(), 0))).rejects.toEqual(
      new AppendUnavailableError('unreachable'),
    );
  });

  test('a lock that is held for too long', async () => {
    const application = 'hurried-gate';
    const hurried = createPool({ url: database.url, name: application, settings: { lock_timeout: 100 } });
    const gate = new AppendGate({ pool: hurried, application });
    opened.push({ gate, pool: hurried });
    const stream = newStream();
    await holdingLock(async () => {
      await expect(gate.append(bump(stream, 0))).rejects.toEqual(new AppendUnavailableError('timeout'));
    });
    expect((await gate.append(bump(stream, 0))).kind).toBe('appended');
  });

  test('a full queue', async () => {
    const gate = newGate({ limits: { waiting: 2 } });
    await holdingLock(async (holder) => {
      const first = gate.append(bump(newStream(), 0));
      await waiting();
      const queued = [gate.append(bump(newStream(), 0)), gate.append(bump(newStream(), 0))];
      await expect(gate.append(bump(newStream(), 0))).rejects.toEqual(
        new AppendUnavailableError('queue-full'),
      );
      await holder.query('rollback');
      await Promise.all([first, ...queued]);
    });
  });

  test('a gate that is being closed answers those it has let in and refuses new ones', async () => {
    const gate = newGate();
    const results: AppendOutcome[] = [];
    await holdingLock(async (holder) => {
      const admitted = [0, 1, 2].map(() => gate.append(bump(newStream(), 0)));
      const closed = gate.close().then(() => expect(results).toHaveLength(3));
      for (const one of admitted) void one.then((outcome) => results.push(outcome));
      await expect(gate.append(bump(newStream(), 0))).rejects.toEqual(new AppendUnavailableError('closed'));
      await holder.query('rollback');
      await closed;
    });
    expect(results.map((result) => result.kind)).toEqual(['appended', 'appended', 'appended']);
  });
});

describe('the border refuses before anything is sent', () => {
  const request = (over: Partial<AppendRequest>) => bump('counter-border', 0, over);
  const data = (text: string) => ({
    streams: [{ streamId: 'counter-border', expectedVersion: 0, events: [encoded(uuidv7(), text)] }],
  });
  const claim = { scope: 's', key: 'doubled', streamId: 'counter-border' };
  const [own] = bump('counter-border', 0).streams;
  const [event] = own!.events;
  const meta = { ...event!.meta, correlationId: '春'.repeat(90_000) };
  const longMeta = request({ streams: [{ ...own!, events: [{ ...event!, meta }] }] });
  test.each<[string, AppendRequest]>([
    ['an event over 256 KiB', request(data(`{"x":"${'春'.repeat(90_000)}"}`))],
    ['a NUL in an answer', request({ answer: { note: '\0' } })],
    ['a lone surrogate in a key', request({ idempotency: { caller: 'c', key: '\ud800', fingerprint: 'f' } })],
    ['a NUL in a claim', request({ take: [{ scope: 's', key: 'a\0', streamId: 'counter-border' }] })],
    [
      'a stream named twice',
      request({ streams: [...bump('counter-border', 0).streams, ...bump('counter-border', 1).streams] }),
    ],
    ['a version below 0', bump('counter-border', -1)],
    ['a claim taken twice', request({ take: [claim, claim] })],
    ['a claim released twice', request({ release: [claim, { ...claim, streamId: 'counter-other' }] })],
    ['metadata over 256 KiB', longMeta],
  ])('%s', async (_, refused) => {
    await expect(newGate().append(refused)).rejects.toBeInstanceOf(InvalidEventError);
    expect(await count('counter-border')).toBe(0);
  });
});
