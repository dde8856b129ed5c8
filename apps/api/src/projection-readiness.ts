import { type ProcessHealth, ReadinessProbe, type Readiness } from '@chunfeng/http';
import { processStatus } from '@chunfeng/processes';
import { logHead, ProjectionRunners, projectionStatus } from '@chunfeng/projections';
import { Inject, Injectable } from '@nestjs/common';

/** Events a view may be behind and the process still counts as ready: about a second of heavy import. */
const TOLERATED_LAG = 5_000;

/** Ready: the database answers, every view is shown and close to the head, and nothing holds requests back. */
@Injectable()
export class ProjectionReadiness extends ReadinessProbe {
  private holdingBack: string | undefined;

  constructor(@Inject(ProjectionRunners) private readonly runners: ProjectionRunners) {
    super();
  }

  /** Keeps the process unready for a reason in a few words, e.g. while the demonstration is loaded. */
  holdBack(reason: string | undefined): void {
    this.holdingBack = reason;
  }

  /** One that has stopped keeps nobody from being answered: it is shown, and an operator is told by it. */
  private async processes(head: number): Promise<readonly ProcessHealth[]> {
    const { managers, timers } = await processStatus(this.runners.pool, head);
    return [
      ...managers.map(({ name, state, lag }) => ({ name, state, lag })),
      ...timers.map(({ name, state }) => ({ name, state })),
    ];
  }

  async check(): Promise<Readiness> {
    const { pool, options } = this.runners;
    try {
      const head = await logHead(pool);
      const statuses = (await projectionStatus(pool, head)).filter(({ shown }) => shown);
      const projections = statuses.map(({ name, state, position, lag, degraded }) => ({
        name,
        state,
        position,
        lag: lag.events,
        degraded,
      }));
      const missing = options.projections.filter(
        ({ name }) => !statuses.some((status) => status.name === name),
      );
      const behind = projections.filter(({ lag }) => lag > TOLERATED_LAG);
      const parts = {
        database: 'ok',
        views: missing.length > 0 ? 'being built' : behind.length > 0 ? 'behind' : 'ok',
        startup: this.holdingBack ?? 'ok',
      };
      const ready = Object.values(parts).every((part) => part === 'ok');
      return { ready, parts, projections, processes: await this.processes(head) };
    } catch {
      // Why is in the log of whoever uses the pool; a probe must not tell details of the database to anyone.
      return { ready: false, parts: { database: 'unreachable' }, projections: [] };
    }
  }
}
