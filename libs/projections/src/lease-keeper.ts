import type pg from 'pg';
import { type Heartbeat, type Leased, releaseLease, renewLease } from './lease';

/**
 * Renews a lease three times within its term. Losing it is reported; that renewals fail is not: whether the
 * holder may still write is decided by the fence on the checkpoint, not by this clock.
 */
export class LeaseKeeper {
  private readonly timer: NodeJS.Timeout;
  private renewing: Promise<void> = Promise.resolve();

  constructor(
    private readonly pool: pg.Pool,
    private readonly leased: Leased,
    readonly token: number,
    private readonly ms: number,
    private readonly beat: () => Heartbeat,
    private readonly onLost: () => void,
  ) {
    this.timer = setInterval(() => {
      this.renewing = this.renewing.then(() => this.renew());
    }, ms / 3);
  }

  /** Writes the heartbeat now, for instance when the work is done. */
  async renew(): Promise<void> {
    try {
      if (!(await renewLease(this.pool, this.leased, this.token, this.ms, this.beat()))) this.onLost();
    } catch {
      // The database is away. If it stays away, the term ends and the fence decides.
    }
  }

  async release(): Promise<void> {
    clearInterval(this.timer);
    await this.renewing;
    // Without an answer the lease ends with its term.
    await releaseLease(this.pool, this.leased, this.token).catch(() => undefined);
  }

  /** Stops renewing without giving the lease away. */
  forget(): void {
    clearInterval(this.timer);
  }
}
