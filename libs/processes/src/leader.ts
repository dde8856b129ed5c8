import { randomUUID } from 'node:crypto';
import { type Heartbeat, LeaseKeeper, takeLease } from '@chunfeng/projections';
import type pg from 'pg';
import { Backoff, pause } from './backoff';

/** `over`: no further term in this process. */
export type TermEnd = 'ended' | 'over';

export interface LeaderOptions {
  readonly pool: pg.Pool;
  /** What is led, e.g. `timers`. */
  readonly lease: string;
  /** Milliseconds after which a leader that died is replaced. */
  readonly leaseMs: number;
  readonly stopping: AbortSignal;
  readonly beat?: () => Heartbeat;
  readonly onStandBy?: () => void;
  readonly onError: (error: unknown) => void;
  /** One term; returns when the signal aborts (lease lost, or stopping), or before. */
  readonly lead: (token: number, signal: AbortSignal) => Promise<TermEnd>;
}

/** A term that lasted this long was no failure of starting. */
const GOOD_TERM_MS = 30_000;
const NO_BEAT: Heartbeat = { head: null, rate: null };

/**
 * One term after the other until stopping: waits for the lease, leads while it holds it, gives it away at the end.
 * After a failure a new term begins from what is stored, after a pause that grows.
 */
export async function leadInTerms(options: LeaderOptions): Promise<void> {
  const { pool, lease, leaseMs, stopping, onStandBy, onError } = options;
  const holder = randomUUID();
  const backoff = new Backoff(50, 5_000);
  while (!stopping.aborted) {
    const since = performance.now();
    try {
      const token = await takeLease(pool, { id: lease }, holder, leaseMs);
      if (token === undefined) {
        onStandBy?.();
        await pause(leaseMs / 4, stopping);
      } else if ((await term(token, options)) === 'over') return;
    } catch (error) {
      onError(error);
      if (performance.now() - since > GOOD_TERM_MS) backoff.reset();
      await pause(backoff.take(), stopping);
    }
  }
}

async function term(token: number, options: LeaderOptions): Promise<TermEnd> {
  const { pool, lease, leaseMs, stopping, beat = () => NO_BEAT, lead } = options;
  const lost = new AbortController();
  const keeper = new LeaseKeeper(pool, { id: lease }, token, leaseMs, beat, () => lost.abort());
  try {
    return await lead(token, AbortSignal.any([lost.signal, stopping]));
  } finally {
    await keeper.release();
  }
}
