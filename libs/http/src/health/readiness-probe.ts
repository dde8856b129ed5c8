/** How far one projection is. */
export interface ProjectionHealth {
  readonly name: string;
  /** State of its runner, e.g. `live`, `catching-up`. */
  readonly state: string;
  readonly position: number;
  /** Events that it is behind the head of the log. */
  readonly lag: number;
  readonly degraded: boolean;
}

/** How a process manager or a timer stands. */
export interface ProcessHealth {
  readonly name: string;
  /** E.g. `live`, `repeating`, `failed`. */
  readonly state: string;
  /** Events whose consequences are not drawn yet; absent for a timer. */
  readonly lag?: number;
}

export interface Readiness {
  readonly ready: boolean;
  /** `ok`, or in a few words what is missing; by part, e.g. `database`. No values. */
  readonly parts: Readonly<Record<string, string>>;
  readonly projections: readonly ProjectionHealth[];
  readonly processes?: readonly ProcessHealth[];
}

/** Port to whatever knows whether requests can be answered; given to `HttpModule.forRoot` by the app. */
export abstract class ReadinessProbe {
  abstract check(): Promise<Readiness>;
}
