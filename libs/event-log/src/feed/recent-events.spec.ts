import type { RecordedEvent } from '../recorded-event';
import { RecentEvents } from './recent-events';

const events = (from: number, to: number): RecordedEvent[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ position: from + index }) as RecordedEvent);
const positions = (look: { events: readonly RecordedEvent[] } | undefined) =>
  look?.events.map(({ position }) => position);

async function filled(from: number, to: number, room?: number): Promise<RecentEvents> {
  const recent = new RecentEvents(room);
  recent.belongTo('a');
  await recent.once('a', from - 1, 100, () => Promise.resolve({ events: events(from, to), head: to }));
  return recent;
}

test('what one reader has read, another one gets from its own place on, as much as it asked for', async () => {
  const recent = await filled(5, 9);
  expect(positions(recent.after('a', 4, 2))).toEqual([5, 6]);
  expect(positions(recent.after('a', 7, 10))).toEqual([8, 9]);
});

test('a reader that has fallen behind, or stands at the end, gets nothing and reads by itself', async () => {
  const recent = await filled(5, 9);
  expect(recent.after('a', 3, 10)).toBeUndefined();
  expect(recent.after('a', 9, 10)).toBeUndefined();
});

test('INV-FEED: the run has no hole: what follows is added, what overlaps is not doubled, a gap begins anew', async () => {
  const recent = await filled(5, 9);
  await recent.once('a', 7, 100, () => Promise.resolve({ events: events(8, 12), head: 12 }));
  expect(positions(recent.after('a', 4, 100))).toEqual([5, 6, 7, 8, 9, 10, 11, 12]);
  await recent.once('a', 19, 100, () => Promise.resolve({ events: events(20, 21), head: 21 }));
  expect(positions(recent.after('a', 19, 100))).toEqual([20, 21]);
  expect(recent.after('a', 11, 100)).toBeUndefined();
  await recent.once('a', 0, 100, () => Promise.resolve({ events: events(1, 3), head: 21 }));
  expect(positions(recent.after('a', 19, 100))).toEqual([20, 21]);
});

test('readers at the same place look once; where the look brought nothing, everyone looks for itself', async () => {
  const recent = new RecentEvents();
  recent.belongTo('a');
  let looks = 0;
  const look = () => {
    looks += 1;
    return Promise.resolve({ events: events(1, 2), head: 2 });
  };
  const all = await Promise.all([1, 2, 3].map(() => recent.once('a', 0, 100, look)));
  expect(all.map(positions)).toEqual([
    [1, 2],
    [1, 2],
    [1, 2],
  ]);
  expect(looks).toBe(1);
  const nothing = () => Promise.resolve({ events: [], head: 2 });
  expect(await Promise.all([recent.once('a', 2, 1, nothing), recent.once('a', 2, 1, nothing)])).toEqual([
    { events: [], head: 2 },
    undefined,
  ]);
  const failing = () => Promise.reject(new Error('cut'));
  const [one, other] = await Promise.allSettled([
    recent.once('a', 2, 1, failing),
    recent.once('a', 2, 1, nothing),
  ]);
  expect([one.status, other]).toEqual(['rejected', { status: 'fulfilled', value: undefined }]);
});

test('another history begins with nothing, and a reader of the old one neither gets nor brings anything', async () => {
  const recent = await filled(1, 3);
  recent.belongTo('b');
  expect(recent.after('b', 0, 10)).toBeUndefined();
  expect(
    await recent.once('a', 0, 10, () => Promise.resolve({ events: events(1, 3), head: 3 })),
  ).toBeUndefined();
  expect(recent.after('b', 0, 10)).toBeUndefined();
});

test('it keeps a bounded number of events, the newest', async () => {
  const recent = await filled(1, 10, 10);
  await recent.once('a', 10, 100, () => Promise.resolve({ events: events(11, 21), head: 21 }));
  expect(recent.after('a', 10, 100)).toBeUndefined();
  expect(positions(recent.after('a', 11, 100))).toHaveLength(10);
});
