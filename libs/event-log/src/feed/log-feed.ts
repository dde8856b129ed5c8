import { setTimeout as sleep } from 'node:timers/promises';
import { StoreIdentityError } from '../errors';
import type { EventFeed, FeedBatch } from '../feed';
import { LogListener } from './log-listener';
import { RecentEvents } from './recent-events';
import { Tail, type TailBatch, type TailOptions } from './tail';
import type { WakeUp } from './wake-up';

export interface LogFeedOptions extends Omit<TailOptions, 'bytes' | 'recent'> {
  readonly wakeUp: WakeUp;
  /** Milliseconds between looks when nothing wakes it. */
  readonly poll?: number;
  /**
   * Milliseconds between two looks of a reader while events keep coming, so that it takes them in handfuls: a view that
   * wrote each by itself would spend most of its time on transactions. What comes alone is not kept waiting.
   */
  readonly gather?: number | (() => number);
  readonly bytes?: number;
  /** A lost connection, before it is made anew. */
  readonly onConnectionLost?: (error: unknown) => void;
}

const BYTES = 4 * 1024 * 1024;
/** Events that are worth a batch of their own. */
const PLENTY = 256;
/** Milliseconds in which events gather where nothing else is said. */
export const GATHER = 25;
const RETRY_MS = [100, 250, 500, 1_000, 2_000] as const;

/**
 * The log as a feed: `position > cursor order by position` misses nothing, because positions are gapless and in
 * commit order (INV-ORD). While the reader works on a batch, the next one is on its way.
 *
 * connecting → reading ⇄ waiting (LISTEN or poll); a lost connection leads back to connecting.
 */
export class LogFeed implements EventFeed {
  private readonly listener: LogListener;
  private readonly recent = new RecentEvents();

  constructor(private readonly options: LogFeedOptions) {
    this.listener = new LogListener(options.url, options.name, options.wakeUp);
  }

  /** @throws StoreIdentityError, UnknownEventTypeError, UnknownEventVersionError, EventDecodeError */
  async *read(
    after: number,
    { batchSize, signal }: { batchSize: number; signal: AbortSignal },
  ): AsyncGenerator<FeedBatch, void, undefined> {
    const { wakeUp, poll = 250, gather = GATHER } = this.options;
    const gathering = typeof gather === 'number' ? () => gather : gather;
    let cursor = after;
    let tail: Tail | undefined;
    let ahead: Promise<TailBatch> | undefined;
    let failures = 0;
    this.listener.enter();
    try {
      while (!signal.aborted) {
        const lookedAt = performance.now();
        const seen = wakeUp.seen;
        let batch: TailBatch;
        try {
          tail ??= await Tail.open(cursor, { bytes: BYTES, ...this.options, recent: this.recent });
          batch = await (ahead ?? tail.next(cursor, batchSize));
          failures = 0;
        } catch (error) {
          if (error instanceof StoreIdentityError) throw error;
          this.options.onConnectionLost?.(error);
          tail?.close();
          tail = ahead = undefined;
          await pause(RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)] ?? 0, signal);
          continue;
        }
        ahead = undefined;
        const last = batch.events.at(-1)?.position;
        if (last !== undefined) {
          // Far behind: the next batch comes while this one is worked on. Near the head, events gather.
          const waiting = batch.head - last;
          if (waiting >= PLENTY && batch.failure === undefined) ahead = tail.next(last, batchSize);
          ahead?.catch(() => undefined); // Looked at when its turn comes.
          yield { events: batch.events, head: batch.head };
          cursor = last;
        }
        if (batch.failure !== undefined) throw batch.failure;
        if (last === undefined) await wakeUp.wait(seen, poll, signal);
        else if (ahead === undefined) await pause(lookedAt + gathering() - performance.now(), signal);
      }
    } finally {
      this.listener.leave();
      tail?.close();
    }
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await sleep(ms, undefined, { signal }).catch(() => undefined);
}
