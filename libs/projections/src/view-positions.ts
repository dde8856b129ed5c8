import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LogPosition } from '@chunfeng/event-log';
import type pg from 'pg';

interface Standing {
  readonly name: string;
  readonly position: number;
  readonly epoch: number;
  readonly degraded: boolean;
}

const POLL_MS = 20;

/** How far the views that readers see have come. Works over processes: the truth is the checkpoint row. */
export class ViewPositions {
  private readonly moved = new EventEmitter().setMaxListeners(0);
  private looking: Promise<readonly Standing[]> | undefined;

  constructor(private readonly pool: pg.Pool) {}

  /** A runner of this process committed: whoever waits looks at once instead of at the next poll. */
  notify(): void {
    this.moved.emit('moved');
  }

  /** The position that all of the named projections have reached; 0 as long as one of them was never built. */
  async positionOf(names: readonly string[]): Promise<LogPosition> {
    return slowest(names, await this.look());
  }

  /** Those that are not complete up to their position: parked or skipped events, or stopped at one. */
  async degraded(names: readonly string[]): Promise<readonly string[]> {
    const standings = await this.look();
    return names.filter((name) => standings.some((standing) => standing.name === name && standing.degraded));
  }

  /**
   * Read-your-writes: resolves when all named projections have the position, or after `timeoutMs`. A position of
   * another epoch is never reached.
   */
  async waitFor(
    names: readonly string[],
    position: LogPosition,
    timeoutMs: number,
  ): Promise<{ readonly reached: boolean; readonly position: LogPosition }> {
    const deadline = performance.now() + timeoutMs;
    for (;;) {
      const woken = this.nextLook(Math.min(POLL_MS, timeoutMs));
      const at = slowest(names, await this.look());
      const reached = at.epoch === position.epoch && at.position >= position.position;
      if (reached || performance.now() >= deadline) {
        woken.cancel();
        return { reached, position: at };
      }
      await woken.promise;
    }
  }

  /** Listens from now on, so that a commit between the look and the wait is not missed. */
  private nextLook(ms: number): { readonly promise: Promise<void>; cancel(): void } {
    const wake = new AbortController();
    const onMoved = () => wake.abort();
    this.moved.once('moved', onMoved);
    const promise = sleep(ms, undefined, { signal: wake.signal })
      .catch(() => undefined)
      .finally(() => this.moved.off('moved', onMoved));
    return { promise, cancel: onMoved };
  }

  /** Waiters share a query that has not been sent yet; never one under way, which may be too old for them. */
  private look(): Promise<readonly Standing[]> {
    this.looking ??= Promise.resolve().then(() => {
      this.looking = undefined;
      return this.query();
    });
    return this.looking;
  }

  private async query(): Promise<readonly Standing[]> {
    const { rows } = await this.pool.query<Standing>({
      name: 'projection.positions',
      text: `select c.name, c.position::float8 as position, c.epoch, c.degraded or c.state = 'blocked'
          or exists (select from projection.skip s where s.name = c.name) as degraded
        from projection.active a join projection.checkpoint c on c.build = a.build`,
    });
    return rows;
  }
}

function slowest(names: readonly string[], standings: readonly Standing[]): LogPosition {
  const wanted = names.map((name) => standings.find((standing) => standing.name === name));
  const found = wanted.filter((standing) => standing !== undefined);
  const epoch = Math.max(1, ...found.map((standing) => standing.epoch));
  if (found.length === 0 || found.length < wanted.length) return { epoch, position: 0 };
  return { epoch, position: Math.min(...found.map((standing) => standing.position)) };
}
