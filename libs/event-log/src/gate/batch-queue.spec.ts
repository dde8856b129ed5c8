import type { AppendRequest } from '../append.types';
import { bump, newStream } from '../../test/support';
import { BatchQueue, type BatchLimits } from './batch-queue';
import { type PreparedAppend, prepareAppend } from './prepared-append';

const LIMITS: BatchLimits = { members: 128, imports: 64, bytes: 1_000_000, waiting: 300 };

function queueOf(
  requests: readonly AppendRequest[],
  limits: Partial<BatchLimits> = {},
): BatchQueue<PreparedAppend> {
  const queue = new BatchQueue({ ...LIMITS, ...limits });
  for (const request of requests) queue.add(prepareAppend(request));
  return queue;
}

function ids(batch: readonly PreparedAppend[]): string[] {
  return batch.map(({ request }) => request.commandId);
}

const many = (count: number, over: Partial<AppendRequest> = {}): AppendRequest[] =>
  Array.from({ length: count }, () => bump(newStream(), 0, over));

test('interactive commands go before imports that came earlier', () => {
  const imports = many(2, { lane: 'import' });
  const interactive = many(2);
  const batch = queueOf([...imports, ...interactive]).takeBatch();
  expect(ids(batch)).toEqual([...interactive, ...imports].map((request) => request.commandId));
});

test('at most 64 imports travel at once', () => {
  const queue = queueOf(many(100, { lane: 'import' }));
  expect(queue.takeBatch()).toHaveLength(64);
  expect(queue.takeBatch()).toHaveLength(36);
});

test('two commands that write one stream never share a batch, and the later one does not overtake', () => {
  const stream = newStream();
  const requests = [bump(stream, 0), bump(stream, 1), bump(stream, 2), bump(newStream(), 0)];
  const queue = queueOf(requests);
  const batches = [queue.takeBatch(), queue.takeBatch(), queue.takeBatch()].map(ids);
  const [first, second, third, other] = requests.map((request) => request.commandId);
  expect(batches).toEqual([[first, other], [second], [third]]);
});

test('who waits for one stream holds back who comes later to its other stream', () => {
  const [a, b] = [newStream(), newStream()];
  const both = bump(a, 1, {
    streams: [...bump(a, 1).streams, ...bump(b, 0).streams],
  });
  const requests = [bump(a, 0), both, bump(b, 1)];
  const queue = queueOf(requests);
  const batches = [queue.takeBatch(), queue.takeBatch(), queue.takeBatch()].map(ids);
  expect(batches).toEqual(requests.map((request) => [request.commandId]));
});

test('commands that only read a stream share a batch, but not with its writer', () => {
  const policy = newStream();
  const reads = () => {
    const request = bump(newStream(), 0);
    return {
      ...request,
      streams: [...request.streams, { streamId: policy, expectedVersion: 3, events: [] }],
    };
  };
  const queue = queueOf([reads(), reads(), bump(policy, 3), reads()]);
  expect([queue.takeBatch().length, queue.takeBatch().length, queue.takeBatch().length]).toEqual([2, 1, 1]);
});

test.each<[string, Partial<AppendRequest>]>([
  ['claim', { take: [{ scope: 's', key: 'k', streamId: 'counter-x' }] }],
  ['released claim', { release: [{ scope: 's', key: 'k', streamId: 'counter-x' }] }],
  ['idempotency key', { idempotency: { caller: 'c', key: 'k', fingerprint: 'f' } }],
])('two commands with the same %s never share a batch', (_, over) => {
  const queue = queueOf([bump(newStream(), 0, over), bump(newStream(), 0, over)]);
  expect([queue.takeBatch().length, queue.takeBatch().length]).toEqual([1, 1]);
});

test('a batch ends before it grows too heavy, but a heavy command still travels', () => {
  const heavy = prepareAppend(bump(newStream(), 0));
  const queue = queueOf(many(3), { bytes: heavy.size * 2 });
  expect([queue.takeBatch().length, queue.takeBatch().length]).toEqual([2, 1]);
  expect(queueOf(many(2), { bytes: 1 }).takeBatch()).toHaveLength(1);
});

test('a full lane admits nobody, the other lane does', () => {
  const queue = queueOf(many(2), { waiting: 2 });
  expect(queue.add(prepareAppend(bump(newStream(), 0)))).toBe(false);
  expect(queue.add(prepareAppend(bump(newStream(), 0, { lane: 'import' })))).toBe(true);
});
