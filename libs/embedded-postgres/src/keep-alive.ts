import { setTimeout as sleep } from 'node:timers/promises';
import { type Cluster, settledPostmaster, startServer } from './cluster';
import { EmbeddedPostgresError } from './errors';
import { livingPostmaster } from './postmaster-file';
import type { ServerSetting } from './settings';

/** `lost`: it ended by itself. `failed`: a restart did not succeed (detail: why). `back`: it serves again. */
export type KeepAliveStep = 'lost' | 'failed' | 'back';

export interface KeepAliveOptions {
  readonly onProgress?: (step: KeepAliveStep, detail?: string) => void;
  /** Restarts since it was last well, after which it gives up. Default 6, with 15.5 s of pauses between them. */
  readonly attempts?: number;
  /** Before the second attempt, in milliseconds; doubled from one to the next. Default 500. */
  readonly firstPause?: number;
}

const LOOK_EVERY_MS = 200;
const LONGEST_PAUSE_MS = 10_000;
/** A server that lived this long was well: restarts are counted anew. */
const WELL_AFTER_MS = 60_000;

/**
 * INV-HEAL: a server that ended (killed, out of memory, disk full for a while) is started again on the same port.
 *
 * It is looked for by its postmaster.pid and not awaited as a child, for an adopted server is no child of ours. The
 * port may be taken for a moment by an outgoing connection of anybody (even by one of our own pools knocking at it), so
 * a first failure says nothing yet.
 *
 * watching → (gone) restarting → watching; restarting → (failed too often) given up
 *
 * @returns when `signal` aborts
 * @throws EmbeddedPostgresError restart-failed
 */
export async function keepAlive(
  cluster: Cluster,
  settings: readonly ServerSetting[],
  signal: AbortSignal,
  { onProgress, attempts = 6, firstPause = 500 }: KeepAliveOptions = {},
): Promise<void> {
  let restarts = 0;
  let since = Date.now();
  while (await endsByItself(cluster, signal)) {
    if (Date.now() - since > WELL_AFTER_MS) restarts = 0;
    onProgress?.('lost');
    let complaint: string | undefined = 'it ends again soon after each start';
    while (complaint !== undefined) {
      if (restarts >= attempts) throw givenUp(cluster, restarts, complaint);
      if (restarts > 0) await pause(Math.min(firstPause * 2 ** (restarts - 1), LONGEST_PAUSE_MS), signal);
      if (signal.aborted) return;
      restarts += 1;
      complaint = await restart(cluster, settings, signal);
      if (complaint !== undefined) onProgress?.('failed', complaint);
    }
    since = Date.now();
    onProgress?.('back');
  }
}

/** @returns undefined when a server serves, else what it complained of. */
async function restart(
  cluster: Cluster,
  settings: readonly ServerSetting[],
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    // Somebody may have started it by hand since.
    if ((await settledPostmaster(cluster.pgFolder)) === undefined)
      await startServer(cluster, settings, { signal });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** @returns true when no server of this folder lives any more, false when `signal` aborted before. */
async function endsByItself(cluster: Cluster, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    // A file that cannot be read at this moment proves nothing.
    const living = await livingPostmaster(cluster.pgFolder).catch(() => 'unknown' as const);
    if (living === undefined) return true;
    await pause(LOOK_EVERY_MS, signal);
  }
  return false;
}

function givenUp({ pgFolder, logFile }: Cluster, restarts: number, complaint: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'restart-failed',
    `PostgreSQL on ${pgFolder} ended, and ${String(restarts)} restarts did not bring it back (${complaint}): look at ${logFile}, mend the cause and start again.`,
  );
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
