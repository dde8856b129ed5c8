import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '@chunfeng/database';
import type { KeyCache } from './key-cache';
import { DESTROYED_CHANNEL } from './key-store';

const RETRY_MS = 1_000;

/** Evicts keys that any process destroys. While the connection is away, the cache's maximum age bounds the harm. */
export class DestroyedListener {
  private readonly stop = new AbortController();
  private readonly running: Promise<void>;
  private settleFirst: () => void = () => undefined;
  /** Resolves when it listens, or has failed to once. */
  readonly firstAttempt = new Promise<void>((resolve) => (this.settleFirst = resolve));

  constructor(
    private readonly url: string,
    private readonly name: string,
    private readonly cache: KeyCache,
  ) {
    this.running = this.run();
  }

  async close(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stop;
    while (!signal.aborted) {
      await this.listen(signal).catch(() => undefined);
      this.settleFirst();
      await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private async listen(signal: AbortSignal): Promise<void> {
    const client = createClient({ url: this.url, name: this.name });
    // Without a listener, a cut connection would end the process.
    client.on('error', () => undefined);
    client.on('notification', ({ payload }) => payload !== undefined && this.cache.evict(payload));
    try {
      await client.connect();
      await client.query(`listen ${DESTROYED_CHANNEL}`);
      this.cache.clear();
      this.settleFirst();
      await new Promise<void>((resolve) => {
        client.on('end', resolve);
        signal.addEventListener('abort', () => resolve());
        if (signal.aborted) resolve();
      });
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
