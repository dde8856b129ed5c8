import type { LogPosition } from '@chunfeng/event-log';

/** Port to the projections: how far the named views are. Given to `HttpModule.forRoot` by the app. */
export abstract class PositionWaiter {
  /** Resolves when every named view has the position, or when the time is over. */
  abstract waitFor(
    views: readonly string[],
    position: LogPosition,
    timeoutMs: number,
  ): Promise<{ readonly reached: boolean; readonly position: LogPosition }>;

  /** The position that all of the named views have reached. */
  abstract positionOf(views: readonly string[]): Promise<LogPosition>;

  /** Those of the named views that are not complete up to their position: parked or skipped events, stopped. */
  abstract degraded(views: readonly string[]): Promise<readonly string[]>;
}
