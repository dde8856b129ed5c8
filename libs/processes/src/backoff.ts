import { setTimeout as sleep } from 'node:timers/promises';

/** Pauses that double from one to the next, half of each by chance, so that many do not come back together. */
export class Backoff {
  private next: number;

  constructor(
    private readonly first: number,
    private readonly longest: number,
  ) {
    this.next = first;
  }

  reset(): void {
    this.next = this.first;
  }

  /** Milliseconds. */
  take(): number {
    const pause = this.next * (0.5 + Math.random() / 2);
    this.next = Math.min(this.next * 2, this.longest);
    return pause;
  }
}

/** Ends early, and without an error, when the signal aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
