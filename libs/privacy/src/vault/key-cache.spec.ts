import { KeyCache } from './key-cache';
import type { KeyState, KeyStore } from './key-store';

const KEY = Buffer.alloc(32, 1);

/** A store whose answers a test holds back. */
function heldStore() {
  const calls: {
    kind: 'find' | 'create';
    subjects: readonly string[];
    answer: (state?: KeyState | Error) => void;
  }[] = [];
  const hold = (kind: 'find' | 'create') => (subjects: readonly string[]) =>
    new Promise<Map<string, KeyState | Error>>((resolve) =>
      calls.push({
        kind,
        subjects,
        answer: (state) =>
          resolve(new Map(state === undefined ? [] : subjects.map((subject) => [subject, state]))),
      }),
    );
  return { calls, store: { find: hold('find'), findOrCreate: hold('create') } as unknown as KeyStore };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('requests of one turn share one statement, those made meanwhile share the next', async () => {
  const { calls, store } = heldStore();
  const cache = new KeyCache(store);
  const first = [cache.get('a', true), cache.get('b', true), cache.get('a', true)];
  await turn();
  const second = [cache.get('c', true), cache.get('d', true)];
  await turn();
  expect(calls.map(({ subjects }) => subjects)).toEqual([['a', 'b']]);
  calls[0]?.answer(KEY);
  expect(await Promise.all(first)).toEqual([KEY, KEY, KEY]);
  await turn();
  expect(calls[1]?.subjects).toEqual(['c', 'd']);
  calls[1]?.answer(KEY);
  await Promise.all(second);
  await cache.get('a', true);
  expect(calls).toHaveLength(2);
});

test('who only looks never makes a key', async () => {
  const { calls, store } = heldStore();
  const cache = new KeyCache(store);
  const asked = [cache.get('a', false), cache.get('b', true)];
  await turn();
  expect(calls.map(({ kind, subjects }) => [kind, subjects])).toEqual([
    ['create', ['b']],
    ['find', ['a']],
  ]);
  calls.forEach(({ kind, answer }) => answer(kind === 'create' ? KEY : undefined));
  expect(await Promise.all(asked)).toEqual([undefined, KEY]);
  expect(cache.peek('a')).toBeUndefined();
});

test('a key that is evicted while it is read is handed out once and not kept', async () => {
  const { calls, store } = heldStore();
  const cache = new KeyCache(store);
  const asked = cache.get('a', false);
  await turn();
  cache.evict('a');
  calls[0]?.answer(KEY);
  expect(await asked).toEqual(KEY);
  expect(cache.peek('a')).toBeUndefined();
});

test('nothing read during a gap in the notifications is kept', async () => {
  const { calls, store } = heldStore();
  const cache = new KeyCache(store);
  const asked = cache.get('a', false);
  await turn();
  cache.clear();
  calls[0]?.answer(KEY);
  await asked;
  expect(cache.peek('a')).toBeUndefined();
});

test('a key that cannot be unwrapped fails its own request only, and the next one asks again', async () => {
  const { calls, store } = heldStore();
  const cache = new KeyCache(store);
  const broken = cache.get('a', false);
  await turn();
  calls[0]?.answer(new Error('tampered'));
  await expect(broken).rejects.toThrow('tampered');
  const again = cache.get('a', false);
  await turn();
  calls[1]?.answer(KEY);
  expect(await again).toEqual(KEY);
});
