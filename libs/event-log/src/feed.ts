import type { RecordedEvent } from './recorded-event';

/** A contiguous run of events in position order; `head` is the log's last position when it was read. */
export interface FeedBatch {
  readonly events: readonly RecordedEvent[];
  readonly head: number;
}

/**
 * Events in position order, each exactly once per reading, none missing (INV-FEED).
 * `LogFeed` tails PostgreSQL; other transports pass the same contract suite (`event-feed.contract.ts`).
 */
export interface EventFeed {
  /**
   * Everything after `after`, then waits for more; ends when `signal` aborts.
   * @throws StoreIdentityError when the log behind it is not the one its cursor belongs to.
   */
  read(after: number, options: { batchSize: number; signal: AbortSignal }): AsyncIterable<FeedBatch>;
}
