import { createPool } from '@chunfeng/database';
import { clearFailpoints, setFailpoints } from '@chunfeng/failpoints';
import { type TestDatabase, waitFor } from '@chunfeng/testing';
import { uuidv7 } from 'uuidv7';
import {
  type Counter,
  counter,
  type CounterEvent,
  context,
  counterBumped,
  logDatabase,
  openLog,
  OpenSealer,
} from '../../test/support';
import { Clock } from '../clock';
import type { CommandContext, CommandResult, Loaded } from '../command';
import { accept, type ClaimKey, type Decision, reject } from '../decider';
import { AppendUnavailableError, InvalidEventError, UnknownOutcomeError } from '../errors';
import type { EventLog } from '../event-log';

class FixedClock extends Clock {
  now(): Date {
    return new Date('2026-03-01T00:00:00.000Z');
  }
}

let database: TestDatabase;
let log: EventLog;
beforeAll(async () => {
  database = await logDatabase();
  log = await openLog(database.url, { clock: new FixedClock() });
});
afterAll(async () => {
  await log.close();
  await database.drop();
});
afterEach(() => clearFailpoints());

type Bump = Decision<CounterEvent, 'too-much'>;
const bumped = (by: number, claims: { take?: ClaimKey[]; release?: ClaimKey[] } = {}): Bump =>
  accept([{ type: 'counter.bumped', data: { by } }], claims);

interface Options {
  id?: string;
  context?: CommandContext;
  decide?: (loaded: Loaded<Counter>, now: Date) => Bump;
  ifVersion?: number;
  answer?: unknown;
  on?: EventLog;
}

function execute(options: Options = {}): Promise<CommandResult<'too-much'>> {
  const { id = uuidv7(), ifVersion, answer, decide = () => bumped(1) } = options;
  return (options.on ?? log).commands.execute({
    context: options.context ?? context(),
    stream: { decider: counter, id, ...(ifVersion === undefined ? {} : { ifVersion }) },
    decide,
    ...(answer === undefined ? {} : { answer }),
  });
}

async function versions(id: string): Promise<number[]> {
  return (await log.streams.loadStream(`counter-${id}`)).map((event) => event.version);
}

/** A second process in all that matters here: own cache, own mutex, own gate. */
async function withAnother<T>(work: (other: EventLog) => Promise<T>): Promise<T> {
  const other = await openLog(database.url);
  try {
    return await work(other);
  } finally {
    await other.close();
  }
}

test('a command that stands is stored with its metadata and answered with its place', async () => {
  const id = uuidv7();
  const result = await execute({ id, answer: { slip: 'R-1' } });
  const [event] = await log.streams.loadStream(`counter-${id}`);
  expect(result).toEqual({
    kind: 'done',
    replayed: false,
    at: { epoch: 1, position: event?.position },
    version: 1,
    answer: { slip: 'R-1' },
  });
  expect(event).toMatchObject({
    type: 'counter.bumped',
    schemaVersion: 1,
    data: { by: 1 },
    meta: {
      correlationId: 'test',
      actor: { id: 'tester', role: 'clerk' },
      occurredAt: '2026-03-01T00:00:00.000Z',
    },
  });
});

test('when it happened is taken from the event, then from the command, then from the clock', async () => {
  const id = uuidv7();
  const at = (occurredAt: string) =>
    accept<CounterEvent>([{ type: 'counter.bumped', data: { by: 1 }, occurredAt }]);
  await execute({ id, decide: () => at('2025-01-01T00:00:00.000Z'), context: context() });
  await execute({ id, context: { ...context(), occurredAt: '2024-01-01T00:00:00.000Z' } });
  await execute({ id });
  const events = await log.streams.loadStream(`counter-${id}`);
  expect(events.map((event) => event.meta.occurredAt.slice(0, 4))).toEqual(['2025', '2024', '2026']);
});

test('a rejection is returned and stores nothing, so the same key may be tried again', async () => {
  const id = uuidv7();
  const own = context();
  expect(await execute({ id, context: own, decide: () => reject('too-much', { rule: 'R-x' }) })).toEqual({
    kind: 'rejected',
    rejection: { code: 'too-much', rule: 'R-x' },
  });
  expect(await execute({ id, context: own })).toMatchObject({ kind: 'done', replayed: false });
});

test('nothing to do is a success that is remembered', async () => {
  const own = context();
  const nothing = () => accept<CounterEvent>([]);
  expect(await execute({ context: own, decide: nothing })).toMatchObject({ kind: 'done', version: 0 });
  expect(await execute({ context: own, decide: nothing })).toMatchObject({ kind: 'done', replayed: true });
});

test('a payload against its schema is thrown, with its path and without its value', async () => {
  const decide = (): Bump => accept([{ type: 'counter.bumped', data: { by: 'secret' as never } }]);
  const error = await execute({ decide }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InvalidEventError);
  expect(String(error)).toContain('/by: type');
  expect(String(error)).not.toContain('secret');
});

describe('INV-IDEM', () => {
  test('100 identical commands at once give one event and 100 equal answers', async () => {
    const id = uuidv7();
    const own = context();
    const results = await Promise.all(
      Array.from({ length: 100 }, () => execute({ id, context: own, answer: { slip: 1 } })),
    );
    expect(await versions(id)).toEqual([1]);
    expect(new Set(results.map((result) => JSON.stringify({ ...result, replayed: true }))).size).toBe(1);
    expect(results.filter((result) => result.kind === 'done' && !result.replayed)).toHaveLength(1);
  });

  test('identical commands in two processes at once give one event and equal answers', async () => {
    await withAnother(async (other) => {
      const id = uuidv7();
      const own = context();
      const results = await Promise.all(
        Array.from({ length: 40 }, (_, n) => execute({ id, context: own, on: n % 2 === 0 ? log : other })),
      );
      expect(await versions(id)).toEqual([1]);
      expect(new Set(results.map((result) => JSON.stringify({ ...result, replayed: true }))).size).toBe(1);
    });
  });

  test('a repeat gets the stored answer, although the state would now refuse the command', async () => {
    const id = uuidv7();
    const own = context();
    const once = jest.fn(({ version }: Loaded<Counter>): Bump =>
      version === 0 ? bumped(1) : reject('too-much'),
    );
    const first = await execute({ id, context: own, decide: once, answer: { slip: 7 } });
    expect(await execute({ id, context: own, decide: once, answer: { slip: 8 } })).toEqual({
      ...first,
      replayed: true,
    });
    expect(once).toHaveBeenCalledTimes(1); // A repeat is not judged at all.
    expect(await execute({ id, decide: once })).toMatchObject({ kind: 'rejected' });
  });

  test('a twin elsewhere that was stored after the load turns a rejection into its answer', async () => {
    await withAnother(async (other) => {
      const id = uuidv7();
      const own = context();
      let twin: Promise<CommandResult> | undefined;
      // The state is read; before the rejection is spoken, the twin's append commits.
      const find = log.streams.findCommand.bind(log.streams);
      const spy = jest.spyOn(log.streams, 'findCommand').mockImplementation(async (caller, key) => {
        twin = execute({ id, context: own, on: other });
        await twin;
        return find(caller, key);
      });
      const result = await execute({ id, context: own, decide: () => reject('too-much') });
      spy.mockRestore();
      expect(result).toEqual({ ...(await twin), replayed: true });
    });
  });

  test('the same key with another content is refused: stored, waiting, or in another process', async () => {
    const own = context('key-reuse', { by: 1, note: 'a' });
    const [first, second] = await Promise.all([
      execute({ context: own }),
      execute({ context: { ...own, content: { by: 2 } } }),
    ]);
    expect([first.kind, second.kind]).toEqual(['done', 'key-reused']);
    expect((await execute({ context: { ...own, content: {} } })).kind).toBe('key-reused');
    expect((await execute({ context: { ...own, content: { note: 'a', by: 1 } } })).kind).toBe('done');
    await withAnother(async (on) => {
      expect((await execute({ on, context: { ...own, content: {} } })).kind).toBe('key-reused');
    });
  });

  test('two callers may use the same key', async () => {
    const own = context('same-key');
    expect(await execute({ context: own })).toMatchObject({ replayed: false });
    expect(await execute({ context: { ...own, caller: 'another' } })).toMatchObject({ replayed: false });
  });

  test('a lost reply is no lost command: the caller gets the answer of its one event', async () => {
    setFailpoints('append.execute=throw-after@1');
    const id = uuidv7();
    expect(await execute({ id })).toMatchObject({ kind: 'done', replayed: false, version: 1 });
    expect(await versions(id)).toEqual([1]);
  });

  test('an outcome that stays unknown is said to be so, and the same key resolves it', async () => {
    const id = uuidv7();
    const own = context();
    const real = log.gate.append.bind(log.gate);
    const spy = jest.spyOn(log.gate, 'append').mockImplementationOnce(async (request) => {
      await real(request);
      throw new UnknownOutcomeError(request.commandId);
    });
    expect(await execute({ id, context: own })).toEqual({ kind: 'unknown' });
    spy.mockRestore();
    expect(await execute({ id, context: own })).toMatchObject({ kind: 'done', replayed: true, version: 1 });
    expect(await versions(id)).toEqual([1]);
  });

  test('a twin that waits too long is told that the first is in flight', async () => {
    const quick = await openLog(database.url, { commandDeadline: 50 });
    const own = context();
    let fail: (error: Error) => void = () => undefined;
    const stuck = new Promise<never>((_, reject) => (fail = reject));
    const append = jest.spyOn(quick.gate, 'append').mockImplementationOnce(() => stuck);
    const first = execute({ on: quick, context: own });
    await waitFor(() => append.mock.calls.length > 0, { message: 'the first is at the gate' });
    expect(await execute({ on: quick, context: own })).toEqual({ kind: 'in-flight' });
    fail(new AppendUnavailableError('timeout'));
    expect(await first).toEqual({ kind: 'busy' });
    await quick.close();
  });
});

describe('contention', () => {
  test('100 parallel commands on one stream all succeed, each decided on the state before it', async () => {
    const id = uuidv7();
    const seen: number[] = [];
    const decide = ({ state, version }: Loaded<Counter>): Bump => {
      seen.push(version);
      return bumped(state.total === version ? 1 : 1_000);
    };
    const results = await Promise.all(Array.from({ length: 100 }, () => execute({ id, decide })));
    expect(results.map((result) => result.kind)).toEqual(Array(100).fill('done'));
    expect(await versions(id)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
    expect((await log.streams.load(counter, id)).state.total).toBe(100);
    expect(seen).toHaveLength(100); // The mutex leaves nobody to decide in vain.
  });

  test('two processes on one stream: everybody gets a right verdict, nothing is lost', async () => {
    await withAnother(async (other) => {
      const id = uuidv7();
      const decide = ({ state }: Loaded<Counter>): Bump =>
        state.total < 30 ? bumped(1) : reject('too-much');
      const results = await Promise.all(
        Array.from({ length: 60 }, (_, n) => execute({ id, decide, on: n % 2 === 0 ? log : other })),
      );
      const kinds = results.map((result) => result.kind);
      expect(kinds.filter((kind) => kind === 'done')).toHaveLength(30);
      expect(kinds.filter((kind) => kind === 'rejected')).toHaveLength(30);
      expect(await versions(id)).toHaveLength(30);
    });
  });

  test('INV-ID: of 50 parallel takes of one claim in two processes exactly one succeeds', async () => {
    await withAnother(async (other) => {
      const take = [{ scope: 'citizen', key: 'hash-1' }];
      const results = await Promise.all(
        Array.from({ length: 50 }, (_, n) =>
          execute({ decide: () => bumped(1, { take }), on: n % 2 === 0 ? log : other }),
        ),
      );
      const winners = results.filter((result) => result.kind === 'done');
      const losers = results.filter((result) => result.kind === 'claim-taken');
      expect([winners.length, losers.length]).toEqual([1, 49]);
      const holder = await log.commands.findByClaim('citizen', 'hash-1');
      expect(new Set(losers.map((loser) => loser.heldBy))).toEqual(new Set([holder]));
    });
  });

  test('a stream that is only read is checked at the append: its change makes the command decide again', async () => {
    const [written, read] = [uuidv7(), uuidv7()];
    let rounds = 0;
    const result = await log.commands.execute({
      context: context(),
      stream: { decider: counter, id: written },
      reads: { limit: { decider: counter, id: read } },
      decide: (_, _now, reads) => {
        rounds++;
        return bumped(reads.limit.version + 10);
      },
    });
    expect(result.kind).toBe('done');

    const real = log.gate.append.bind(log.gate);
    jest.spyOn(log.gate, 'append').mockImplementationOnce(async (request) => {
      await withAnother((other) => execute({ id: read, on: other }));
      return real(request);
    });
    await log.commands.execute({
      context: context(),
      stream: { decider: counter, id: written },
      reads: { limit: { decider: counter, id: read } },
      decide: (_, _now, reads) => {
        rounds++;
        return bumped(reads.limit.version + 10);
      },
    });
    expect(rounds).toBe(3);
    const events = await log.streams.loadStream(`counter-${written}`);
    expect(events.map((event) => event.data['by'])).toEqual([10, 11]);
  });

  test('who does not get its turn before the deadline is told to come back, and nothing is stored', async () => {
    const quick = await openLog(database.url, { commandDeadline: 80 });
    const id = uuidv7();
    const real = quick.gate.append.bind(quick.gate);
    const spy = jest.spyOn(quick.gate, 'append').mockImplementation((request) =>
      Promise.resolve({
        kind: 'version-conflict',
        streamId: request.streams[0]!.streamId,
        expected: 0,
        actual: 1,
      }),
    );
    expect(await execute({ id, on: quick })).toEqual({ kind: 'busy' });
    spy.mockImplementation(real);
    expect(await versions(id)).toEqual([]);
    await quick.close();
  });
});

describe('If-Match', () => {
  test('a stale version is refused, the present one is not', async () => {
    const id = uuidv7();
    await execute({ id });
    expect(await execute({ id, ifVersion: 0 })).toEqual({ kind: 'stale-version', expected: 0, actual: 1 });
    expect(await execute({ id, ifVersion: 1 })).toMatchObject({ kind: 'done', version: 2 });
  });

  test('INV-IDEM: a repeat is answered although its version is stale by its own effect', async () => {
    const id = uuidv7();
    const own = context();
    await execute({ id, ifVersion: 0, context: own });
    expect(await execute({ id, ifVersion: 0, context: own })).toMatchObject({ kind: 'done', replayed: true });
  });
});

describe('the state', () => {
  test('is cached: a load reads only what came after it', async () => {
    const id = uuidv7();
    for (let n = 0; n < 5; n++) await execute({ id });
    const decode = jest.spyOn(log.codec, 'decodeDomain');
    await log.streams.load(counter, id);
    const first = decode.mock.calls.length;
    await withAnother((other) => execute({ id, on: other }));
    decode.mockClear();
    expect((await log.streams.load(counter, id)).state.total).toBe(6);
    expect(first).toBeLessThanOrEqual(1);
    expect(decode).toHaveBeenCalledTimes(1);
    decode.mockRestore();
  });

  test('of a stream that does not exist is the initial one at version 0', async () => {
    expect(await log.streams.load(counter, uuidv7())).toEqual({ state: counter.initial, version: 0 });
  });
});

test('at shutdown a command under way is answered before the connections go', async () => {
  const closing = await openLog(database.url, { definitions: [counterBumped] });
  const id = uuidv7();
  const append = jest.spyOn(closing.gate, 'append');
  const running = execute({ id, on: closing });
  await waitFor(() => append.mock.calls.length > 0, { message: 'the command is at the gate' });
  await closing.close();
  expect(await running).toMatchObject({ kind: 'done' });
});

test('a subject that is forgotten between load and seal is decided on again, not answered with a defect', async () => {
  const sealer = new OpenSealer();
  const own = await openLog(database.url, { sealer });
  try {
    const id = uuidv7();
    const result = await own.commands.execute({
      context: context(),
      stream: { decider: counter, id },
      decide: (): Bump => {
        if (sealer.forgotten.has(id)) return reject('too-much');
        sealer.forgotten.add(id);
        return accept([{ type: 'counter.bumped', data: { by: 1, note: 'personal' } }]);
      },
    });
    expect(result).toEqual({ kind: 'rejected', rejection: { code: 'too-much' } });
  } finally {
    await own.close();
  }
});

test('what is refused anyway is refused before its version is compared: a version tells that there is something', async () => {
  const result = await execute({ ifVersion: 7, decide: () => reject('too-much') });
  expect(result).toEqual({ kind: 'rejected', rejection: { code: 'too-much' } });
});

test('INV-SEAL: a key is kept as a keyed hash only, and found by the key all the same', async () => {
  const own = { ...context(), idempotencyKey: 'row 000000199005060012' };
  await execute({ context: own });
  const pool = createPool({ url: database.url, name: 'look' });
  const { rows } = await pool.query('select * from log.commands');
  await pool.end();
  expect(JSON.stringify(rows)).not.toContain('000000199005060012');
  expect(await log.commands.isStored(own.caller, own.idempotencyKey)).toBe(true);
  expect(await log.commands.isStored(own.caller, 'another')).toBe(false);
});
