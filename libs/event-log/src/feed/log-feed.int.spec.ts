import { type TestDatabase, waitFor } from '@chunfeng/testing';
import type { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import { bump, counterBumped, encoded, logDatabase, newStream, openLog } from '../../test/support';
import { StoreIdentityError, UnknownEventTypeError } from '../errors';
import type { EventLog } from '../event-log';
import type { RecordedEvent } from '../recorded-event';
import { newEpoch } from '../store-identity';
import { eventFeedContract } from './event-feed.contract';
import { LogFeed } from './log-feed';
import { WakeUp } from './wake-up';

let database: TestDatabase;
let pool: Pool;
let log: EventLog;
async function open(): Promise<void> {
  database = await logDatabase();
  pool = database.pool();
  log = await openLog(database.url);
}
async function close(): Promise<void> {
  await log.close();
  await database.drop();
}

async function append(count: number, on = log): Promise<void> {
  await Promise.all(Array.from({ length: count }, () => on.gate.append(bump(newStream(), 0))));
}

describe('LogFeed', () => {
  eventFeedContract(async () => {
    await open();
    return { feed: log.feed, append, close };
  });
});

describe('LogFeed over PostgreSQL', () => {
  beforeEach(open);
  afterEach(close);

  /** A feed that no commit of this process wakes, as in a process of its own. */
  function remoteFeed(options: { poll?: number; bytes?: number; gather?: number } = {}): LogFeed {
    const { codec, identity } = log;
    return new LogFeed({
      url: database.url,
      name: 'remote',
      codec,
      identity,
      wakeUp: new WakeUp(),
      ...options,
    });
  }

  /** Reads until stopped, collecting. */
  function follow(
    feed: LogFeed,
    after = 0,
  ): { events: RecordedEvent[]; batches: number[]; stop(): Promise<void> } {
    const abort = new AbortController();
    const events: RecordedEvent[] = [];
    const batches: number[] = [];
    const done = (async () => {
      for await (const batch of feed.read(after, { batchSize: 100, signal: abort.signal })) {
        events.push(...batch.events);
        batches.push(batch.events.length);
      }
    })();
    return {
      events,
      batches,
      async stop() {
        abort.abort();
        await done;
      },
    };
  }

  const connection = (name: string) =>
    waitFor(
      async () =>
        (
          await pool.query<{ pid: number }>(
            `select pid from pg_stat_activity where application_name = $1 and datname = current_database()`,
            [name],
          )
        ).rows[0]?.pid,
      { message: `a connection named ${name}` },
    );

  test('what comes one by one in quick succession is taken in handfuls, and all of it', async () => {
    const reader = follow(remoteFeed({ poll: 5, gather: 100 }));
    for (let count = 0; count < 30; count++) await append(1);
    await waitFor(() => reader.events.length === 30, { message: 'all are read' });
    await reader.stop();
    expect(reader.events.map(({ position }) => position)).toEqual(
      Array.from({ length: 30 }, (_, i) => i + 1),
    );
    expect(reader.batches.length).toBeLessThan(20);
  });

  test('a commit wakes a reader in another process without its polling', async () => {
    const reader = follow(remoteFeed({ poll: 600_000 }));
    await connection('remote-listen');
    await waitFor(
      async () =>
        (
          await pool.query(
            `select from pg_stat_activity where application_name = 'remote-listen' and query like 'listen%'`,
          )
        ).rowCount,
      { message: 'it listens' },
    );
    await append(1);
    await waitFor(() => reader.events.length === 1, { message: 'the event is read' });
    await reader.stop();
  });

  test('without its LISTEN connection a reader polls, and misses nothing', async () => {
    const reader = follow(remoteFeed({ poll: 20 }));
    const pid = await connection('remote-listen');
    await pool.query('select pg_terminate_backend($1)', [pid]);
    await append(3);
    await waitFor(() => reader.events.length === 3, { message: 'the events are read' });
    await reader.stop();
  });

  test('a lost notification costs latency only', async () => {
    const reader = follow(remoteFeed({ poll: 20 }));
    await connection('remote');
    // Committed by somebody who notifies nobody.
    const request = bump(newStream(), 0);
    await pool.query(
      `insert into log.events values (1, $1, 1, $2, 'counter.bumped', 1, '{"by":1}', '{}', now())`,
      [request.streams[0]?.streamId, uuidv7()],
    );
    await waitFor(() => reader.events.length === 1, { message: 'the event is read' });
    await reader.stop();
  });

  test('INV-FEED: a cut connection is made anew and continues at the cursor', async () => {
    await append(5);
    const reader = follow(remoteFeed({ poll: 20 }));
    await waitFor(() => reader.events.length === 5, { message: 'it has read so far' });
    await pool.query('select pg_terminate_backend($1)', [await connection('remote')]);
    await append(5);
    await waitFor(() => reader.events.length === 10, { message: 'it has read on' });
    expect(reader.events.map((event) => event.position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    await reader.stop();
  });

  test('a batch is bounded in bytes, but one heavy event always passes', async () => {
    const heavy = (n: number) =>
      bump('', 0, {
        streams: [
          {
            streamId: newStream(),
            expectedVersion: 0,
            // Incompressible, so that stored bytes are payload bytes.
            events: [
              encoded(uuidv7(), JSON.stringify({ by: n, x: Array.from({ length: 2_000 }, () => uuidv7()) })),
            ],
          },
        ],
      });
    for (let n = 0; n < 4; n++) await log.gate.append(heavy(n));
    const reader = follow(remoteFeed({ bytes: 1_000 }));
    await waitFor(() => reader.events.length === 4, { message: 'all are read' });
    expect(reader.batches).toEqual([1, 1, 1, 1]);
    await reader.stop();
  });

  test('what stands before an event that it cannot read is still given', async () => {
    await append(2);
    await pool.query(
      `insert into log.events values (3, 'x-1', 1, $1, 'x.unheard-of', 1, '{}', '{}', clock_timestamp())`,
      [uuidv7()],
    );
    const read = remoteFeed().read(0, { batchSize: 10, signal: new AbortController().signal });
    expect((await read.next()).value).toMatchObject({ events: [{ position: 1 }, { position: 2 }] });
    await expect(read.next()).rejects.toEqual(new UnknownEventTypeError('x.unheard-of', 3));
  });

  describe('store identity', () => {
    async function firstBatch(): Promise<RecordedEvent[]> {
      const read = remoteFeed().read(0, { batchSize: 10, signal: new AbortController().signal });
      for await (const { events } of read) return [...events];
      return [];
    }

    test.each([
      ['another system', `update log.cluster set system_identifier = '1'`],
      ['another timeline', 'update log.cluster set timeline = timeline + 1'],
    ])('on %s nothing is read until an operator declares a new epoch', async (_, change) => {
      await append(1);
      await pool.query(change);
      await expect(firstBatch()).rejects.toBeInstanceOf(StoreIdentityError);
      await expect(openLog(database.url, { definitions: [counterBumped] })).rejects.toBeInstanceOf(
        StoreIdentityError,
      );
      expect(await newEpoch(pool)).toMatchObject({ epoch: 2 });
      expect(await firstBatch()).toMatchObject([{ position: 1 }]);
    });

    test('it is checked on every new connection, not only on the first', async () => {
      await append(1);
      const abort = new AbortController();
      const read = remoteFeed({ poll: 20 }).read(0, { batchSize: 10, signal: abort.signal });
      await read.next();
      await pool.query('update log.cluster set timeline = timeline + 1');
      const next = read.next();
      await pool.query('select pg_terminate_backend($1)', [await connection('remote')]);
      await expect(next).rejects.toBeInstanceOf(StoreIdentityError);
    });

    test('a cursor beyond the end of the log belongs to another log', async () => {
      await append(1);
      const read = remoteFeed().read(2, { batchSize: 10, signal: new AbortController().signal });
      await expect(read.next()).rejects.toThrow('the cursor stands at 2, but the log ends at 1');
    });

    test('answers carry the epoch in force', async () => {
      expect(await log.identity.epoch()).toBe(1);
    });
  });
});
