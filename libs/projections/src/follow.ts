import type { EventFeed, FeedBatch, RecordedEvent } from '@chunfeng/event-log';
import type { RunnerState } from './checkpoint';

/** Moves one build along the log. */
export interface Writer {
  /** Position up to which it has folded. */
  readonly reached: number;
  apply(events: readonly RecordedEvent[], state: RunnerState): Promise<void>;
}

export interface FollowOptions {
  readonly feed: EventFeed;
  readonly writer: Writer;
  readonly batchSize: number;
  /** Largest number of events in one transaction. */
  readonly chunk: () => number;
  readonly signal: AbortSignal;
  /** The log's last position: a feed with nothing new says nothing, so this tells that the end is reached. */
  readonly head?: (() => Promise<number>) | undefined;
  /** After each commit. */
  readonly onProgress: (progress: Progress) => Promise<void> | void;
}

export interface Progress {
  readonly position: number;
  readonly head: number;
  readonly events: number;
}

/** Moves the writer along the feed until the signal aborts; the next batch is read while one is being written. */
export async function follow(options: FollowOptions): Promise<void> {
  const { writer, signal } = options;
  const head = await options.head?.();
  if (head !== undefined && head <= writer.reached) {
    await options.onProgress({ position: writer.reached, head, events: 0 });
    if (signal.aborted) return;
  }
  // A reading that waits for its next batch hears of nothing but its signal, and keeps its connection until then.
  const end = new AbortController();
  try {
    await followFeed(options, AbortSignal.any([signal, end.signal]));
  } finally {
    end.abort();
  }
}

async function followFeed(options: FollowOptions, reading: AbortSignal): Promise<void> {
  const { feed, writer, batchSize, signal } = options;
  const batches = feed.read(writer.reached, { batchSize, signal: reading });
  for await (const batch of readAhead(batches, signal)) {
    await applyInChunks(batch, options);
    if (signal.aborted) return;
  }
  if (!signal.aborted) throw new Error('the feed ended by itself');
}

async function applyInChunks(batch: FeedBatch, options: FollowOptions): Promise<void> {
  const { writer, onProgress, signal } = options;
  const { events, head } = batch;
  if (events.length === 0) await onProgress({ position: writer.reached, head, events: 0 });
  for (let from = 0; from < events.length && !signal.aborted;) {
    const part = events.slice(from, from + options.chunk());
    const last = part.at(-1)?.position ?? 0;
    await writer.apply(part, last >= head ? 'live' : 'catching-up');
    await onProgress({ position: writer.reached, head, events: part.length });
    from += part.length;
  }
}

async function* readAhead(batches: AsyncIterable<FeedBatch>, signal: AbortSignal): AsyncGenerator<FeedBatch> {
  const reader = batches[Symbol.asyncIterator]();
  const read = () => {
    const next = reader.next();
    // Looked at one batch later; until then a failure must not count as unhandled.
    next.catch(() => undefined);
    return next;
  };
  try {
    for (let next = read(); ;) {
      const result = await unlessAborted(next, signal);
      if (result === undefined || result.done === true) return;
      next = read();
      yield result.value;
    }
  } finally {
    // Not awaited: a feed that hangs must not keep the runner from stopping.
    void Promise.resolve(reader.return?.()).catch(() => undefined);
  }
}

/** No `Promise.race`: racing against one promise for ever would keep every loser in memory. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const stop = () => resolve(undefined);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    const settled = () => signal.removeEventListener('abort', stop);
    work.then(resolve, reject).then(settled, settled);
  });
}
