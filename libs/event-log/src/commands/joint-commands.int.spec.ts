import { type TestDatabase } from '@chunfeng/testing';
import { uuidv7 } from 'uuidv7';
import { type Counter, counter, type CounterEvent, context, logDatabase, openLog } from '../../test/support';
import type { CommandResult, LoadedStreams, StreamRef } from '../command';
import { reject } from '../decider';
import type { EventLog } from '../event-log';

let database: TestDatabase;
let log: EventLog;
let other: EventLog;
beforeAll(async () => {
  database = await logDatabase();
  log = await openLog(database.url);
  other = await openLog(database.url);
});
afterAll(async () => {
  await log.close();
  await other.close();
  await database.drop();
});

const at = (id: string): StreamRef<Counter, CounterEvent> => ({ decider: counter, id });
const bump = (id: string, by: number) => ({
  to: { category: 'counter', id },
  events: [{ type: 'counter.bumped', data: { by } }],
});
const total = async (id: string) => (await log.streams.load(counter, id)).state.total;

async function give(id: string, by: number): Promise<void> {
  await log.commands.executeJointly({
    context: context(),
    writes: { own: at(id) },
    decide: () => ({ accepted: true, appends: [bump(id, by)] }),
  });
}

/** Moves one from a counter to another, as long as there is one. */
function move(from: string, to: string, on = log, context_ = context()): Promise<CommandResult<'too-much'>> {
  return on.commands.executeJointly({
    context: context_,
    writes: { from: at(from), to: at(to) },
    decide: ({ from: source }) =>
      source.state.total < 1
        ? reject('too-much')
        : { accepted: true, appends: [bump(from, -1), bump(to, 1)] },
  });
}

test('INV-ACK: a joint command appends to all of its streams in one piece, in the order of the decision', async () => {
  const [a, b] = [uuidv7(), uuidv7()];
  await give(a, 3);
  const result = await move(a, b);
  expect(result).toMatchObject({ kind: 'done', replayed: false, version: 2 });
  const [left, right] = [
    await log.streams.loadStream(`counter-${a}`),
    await log.streams.loadStream(`counter-${b}`),
  ];
  expect(right[0]?.position).toBe((left[1]?.position ?? 0) + 1);
  expect(right[0]?.meta.commandId).toBe(left[1]?.meta.commandId);
});

test('INV-ACK: a refusal leaves every stream as it was', async () => {
  const [a, b] = [uuidv7(), uuidv7()];
  expect(await move(a, b)).toMatchObject({ kind: 'rejected' });
  expect(await log.streams.loadStream(`counter-${b}`)).toEqual([]);
});

test('40 crossing moves from two processes neither lose nor make a unit', async () => {
  const [a, b] = [uuidv7(), uuidv7()];
  for (const id of [a, b]) await give(id, 10);
  const results = await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      i % 2 ? move(a, b, i % 4 > 1 ? log : other) : move(b, a, i % 4 > 1 ? log : other),
    ),
  );
  expect(new Set(results.map(({ kind }) => kind))).toEqual(new Set(['done']));
  expect((await total(a)) + (await total(b))).toBe(20);
  expect(await total(a)).toBe(10);
});

test('streams that only the first ones name are loaded, written and checked with them', async () => {
  const [a, b] = [uuidv7(), uuidv7()];
  const seen: number[] = [];
  const result = await log.commands.executeJointly({
    context: context(),
    writes: { first: at(a) },
    further: () => ({ second: at(b) }),
    decide: (_loaded, _now, further: LoadedStreams<{ second: StreamRef<Counter, CounterEvent> }>) => {
      seen.push(further.second.version);
      return { accepted: true, appends: [bump(b, 5), bump(a, 1)] };
    },
  });
  expect(result).toMatchObject({ kind: 'done', version: 1 });
  expect(seen).toEqual([0]);
  expect(await total(b)).toBe(5);
});

test('a conflict on such a stream decides again', async () => {
  const shared = uuidv7();
  let rounds = 0;
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      (index % 2 ? log : other).commands.executeJointly({
        context: context(),
        writes: { own: at(uuidv7()) },
        further: () => ({ shared: at(shared) }),
        decide: () => {
          rounds += 1;
          return { accepted: true, appends: [bump(shared, 1)] };
        },
      }),
    ),
  );
  expect(results.every(({ kind }) => kind === 'done')).toBe(true);
  expect(rounds).toBeGreaterThan(20);
  expect(await total(shared)).toBe(20);
});

test('a decision that writes a stream it has not loaded is a defect, and stores nothing', async () => {
  const [a, b] = [uuidv7(), uuidv7()];
  await expect(
    log.commands.executeJointly({
      context: context(),
      writes: { first: at(a) },
      decide: () => ({ accepted: true, appends: [bump(a, 1), bump(b, 1)] }),
    }),
  ).rejects.toThrow(`decided on counter-${b} without having loaded it`);
  expect(await log.streams.loadStream(`counter-${a}`)).toEqual([]);
});

test('INV-IDEM: a repeat of a joint command is answered like the first time', async () => {
  const [a, b] = [uuidv7(), uuidv7()];
  await give(a, 1);
  const same = context();
  const first = await move(a, b, log, same);
  const second = await move(a, b, other, same);
  expect(second).toEqual({ ...first, replayed: true });
  expect(await total(b)).toBe(1);
});
