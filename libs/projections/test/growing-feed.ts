import type { EventFeed, FeedBatch, RecordedEvent } from '@chunfeng/event-log';

/** A log in memory to which a test adds events while runners read it. */
export class GrowingFeed implements EventFeed {
  private readonly events: RecordedEvent[] = [];
  private readonly waiting = new Set<() => void>();
  /** Readings under way: each would hold a connection. */
  readers = 0;

  constructor(events: readonly RecordedEvent[] = []) {
    this.events.push(...events);
  }

  append(events: readonly RecordedEvent[]): void {
    this.events.push(...events);
    for (const wake of [...this.waiting]) wake();
  }

  readonly head = (): Promise<number> => Promise.resolve(this.events.length);

  async *read(
    after: number,
    { batchSize, signal }: { batchSize: number; signal: AbortSignal },
  ): AsyncGenerator<FeedBatch> {
    this.readers += 1;
    try {
      for (let from = after; !signal.aborted;) {
        const events = this.events.slice(from, from + batchSize);
        if (events.length === 0) await this.more(signal);
        else yield { events, head: this.events.length };
        from += events.length;
      }
    } finally {
      this.readers -= 1;
    }
  }

  private more(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}
