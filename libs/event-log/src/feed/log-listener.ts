import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '@chunfeng/database';
import { CHANNEL } from './log-notifier';
import type { WakeUp } from './wake-up';

const RETRY_MS = 1_000;

/** LISTEN for as long as somebody reads; a lost connection is made anew, and until then readers poll. */
export class LogListener {
  private readers = 0;
  private stop: AbortController | undefined;

  constructor(
    private readonly url: string,
    private readonly name: string,
    private readonly wakeUp: WakeUp,
  ) {}

  enter(): void {
    if (++this.readers > 1) return;
    this.stop = new AbortController();
    void this.run(this.stop.signal);
  }

  leave(): void {
    if (--this.readers === 0) this.stop?.abort();
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.listen(signal).catch(() => undefined);
      await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Returns when the connection is lost or no longer wanted. */
  private async listen(signal: AbortSignal): Promise<void> {
    const client = createClient({ url: this.url, name: `${this.name}-listen` });
    try {
      await client.connect();
      client.on('notification', () => this.wakeUp.signal());
      await client.query(`listen ${CHANNEL}`);
      this.wakeUp.signal(); // What was committed before LISTEN told nobody.
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
