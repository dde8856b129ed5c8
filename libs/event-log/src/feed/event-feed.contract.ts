import type { EventFeed } from '../feed';
import type { RecordedEvent } from '../recorded-event';

/** What an implementation brings to {@link eventFeedContract}: an empty log and a feed over it. */
export interface FeedHarness {
  readonly feed: EventFeed;
  /** Appends this many events; returns when they are committed. */
  append(count: number): Promise<void>;
  close(): Promise<void>;
}

/** What every feed promises (INV-FEED). Each implementation runs it in its own tests. */
export function eventFeedContract(open: () => Promise<FeedHarness>): void {
  describe('as every event feed', () => {
    let harness: FeedHarness;
    beforeEach(async () => {
      harness = await open();
    });
    afterEach(() => harness.close());

    test('INV-FEED: it gives everything after the cursor once, in position order, without a hole', async () => {
      await harness.append(25);
      const events = await take(harness.feed, 5, 20, 7);
      expect(events.map((event) => event.position)).toEqual(range(6, 25));
    });

    test('INV-FEED: a reader that resumes from its cursor continues where it stopped', async () => {
      await harness.append(10);
      const first = await take(harness.feed, 0, 4, 2);
      const rest = await take(harness.feed, first.at(-1)?.position ?? 0, 6, 100);
      expect([...first, ...rest].map((event) => event.position)).toEqual(range(1, 10));
    });

    test('it waits at the head and goes on when there is more', async () => {
      await harness.append(1);
      const all = take(harness.feed, 0, 3, 10);
      await harness.append(2);
      expect((await all).map((event) => event.position)).toEqual([1, 2, 3]);
    });

    test('a batch is never longer than asked for and never beyond the head it names', async () => {
      await harness.append(10);
      const stop = new AbortController();
      let seen = 0;
      for await (const { events, head } of harness.feed.read(0, { batchSize: 3, signal: stop.signal })) {
        expect(events.length).toBeGreaterThan(0);
        expect(events.length).toBeLessThanOrEqual(3);
        expect(head).toBeGreaterThanOrEqual(events.at(-1)?.position ?? 0);
        if ((seen += events.length) === 10) stop.abort();
      }
      expect(seen).toBe(10);
    });

    test('two readers do not disturb each other', async () => {
      await harness.append(12);
      const [one, two] = await Promise.all([take(harness.feed, 0, 12, 5), take(harness.feed, 6, 6, 2)]);
      expect(one.map((event) => event.position)).toEqual(range(1, 12));
      expect(two.map((event) => event.position)).toEqual(range(7, 12));
    });

    test('it ends at the head when it is told to', async () => {
      const stop = new AbortController();
      const reading = take(harness.feed, 0, 1, 10, stop);
      stop.abort();
      expect(await reading).toEqual([]);
    });
  });
}

async function take(
  feed: EventFeed,
  after: number,
  count: number,
  batchSize: number,
  stop = new AbortController(),
): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const batch of feed.read(after, { batchSize, signal: stop.signal })) {
    events.push(...batch.events);
    if (events.length >= count) break;
  }
  return events.slice(0, count);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
