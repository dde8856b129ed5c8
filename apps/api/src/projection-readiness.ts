import { ReadinessProbe, type Readiness } from '@chunfeng/http';
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

  async check(): Promise<Readiness> {
    const { pool, options } = this.runners;
    try {
      const statuses = (await projectionStatus(pool, await logHead(pool))).filter(({ shown }) => shown);
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
      return { ready: Object.values(parts).every((part) => part === 'ok'), parts, projections };
    } catch {
      // Why is in the log of whoever uses the pool; a probe must not tell details of the database to anyone.
      return { ready: false, parts: { database: 'unreachable' }, projections: [] };
    }
  }
}
