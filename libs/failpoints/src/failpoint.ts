import { setTimeout as sleep } from 'node:timers/promises';
import { type FailpointAction, type Failpoint, parseFailpoints } from './failpoint-spec';

/** Thrown by an enabled failpoint; never by a running product. */
export class FailpointError extends Error {
  constructor(readonly failpoint: string) {
    super(`failpoint ${failpoint}`);
    this.name = 'FailpointError';
  }
}

interface Enabled {
  readonly points: ReadonlyMap<string, Failpoint>;
  readonly passings: Map<string, number>;
}

let enabled = enable(process.env['CHUNFENG_FAILPOINTS'] ?? '');

/**
 * A named place where a test may inject a fault: `await failpoint('append.after-commit')`.
 * Off (the default) it is one comparison and returns undefined.
 *
 * Enabled by `CHUNFENG_FAILPOINTS="append.after-commit=kill@3;relay.send=delay:200"` for a child process,
 * or by {@link setFailpoints} inside a test. Actions: `kill` (SIGKILL to this process), `throw`, `delay:ms`;
 * `@n` acts on the n-th passing only.
 */
export function failpoint(name: string): Promise<void> | undefined {
  if (enabled === undefined) return undefined;
  const action = passing(enabled, name);
  return action === undefined ? undefined : perform(name, action);
}

/**
 * Runs `work`, as if this wrapper were not there, unless the failpoint is enabled: `throw-after` lets the work be
 * done and loses its answer (execute-and-timeout); the other actions happen before the work.
 */
export async function failpointAround<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (enabled === undefined) return work();
  const action = passing(enabled, name);
  if (action?.kind === 'throw-after') {
    await work();
    throw new FailpointError(name);
  }
  if (action !== undefined) await perform(name, action);
  return work();
}

/** Replaces all failpoints of this process; the counts of passings start anew. For tests. */
export function setFailpoints(spec: string): void {
  enabled = enable(spec);
}

/** Switches all failpoints of this process off. For tests. */
export function clearFailpoints(): void {
  enabled = undefined;
}

function enable(spec: string): Enabled | undefined {
  const points = parseFailpoints(spec);
  return points.size === 0 ? undefined : { points, passings: new Map() };
}

function passing({ points, passings }: Enabled, name: string): FailpointAction | undefined {
  const point = points.get(name);
  if (point === undefined) return undefined;
  const count = (passings.get(name) ?? 0) + 1;
  passings.set(name, count);
  return point.onPassing === undefined || point.onPassing === count ? point.action : undefined;
}

async function perform(name: string, action: FailpointAction): Promise<void> {
  switch (action.kind) {
    case 'kill':
      process.kill(process.pid, 'SIGKILL');
      return;
    case 'delay':
      await sleep(action.ms);
      return;
    case 'throw':
    case 'throw-after':
      throw new FailpointError(name);
  }
}
