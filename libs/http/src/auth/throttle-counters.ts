import type { ThrottlerStorage } from '@nestjs/throttler';
import { LRUCache } from 'lru-cache';

interface Window {
  hits: number;
  readonly endsAt: number;
}

/**
 * Fixed windows of one process, without a timer per request and bounded in memory: what the throttler brings
 * along keeps a timer for every hit, which P6 feels.
 */
export class ThrottleCounters implements ThrottlerStorage {
  private readonly windows = new LRUCache<string, Window>({ max: 50_000 });

  /** @param ttl milliseconds */
  increment(key: string, ttl: number, limit: number): ReturnType<ThrottlerStorage['increment']> {
    const now = Date.now();
    const running = this.windows.get(key);
    const window = running !== undefined && running.endsAt > now ? running : { hits: 0, endsAt: now + ttl };
    window.hits += 1;
    this.windows.set(key, window);
    const seconds = Math.ceil((window.endsAt - now) / 1000);
    return Promise.resolve({
      totalHits: window.hits,
      timeToExpire: seconds,
      isBlocked: window.hits > limit,
      timeToBlockExpire: seconds,
    });
  }
}
