import { randomUUID } from 'node:crypto';
import type { EventFeed, Sealer } from '@chunfeng/event-log';
import type pg from 'pg';
import { type Build, buildOf } from './build';
import { fence } from './checkpoint';
import { type AfterFlip, ensureBuild } from './create-build';
import { dropReplaced, flip } from './flip';
import { createIndexes, deferIndexes } from './deferred-indexes';
import { follow, type Writer } from './follow';
import { takeLease } from './lease';
import { LeaseKeeper } from './lease-keeper';
import { isPoison, isStatementTimeout } from './poison';
import type { Projection } from './projection';
import { quoteName } from './table-sql';
import { StagedWriter } from './staged-writer';
import { Throughput } from './throughput';
import { inTransaction } from './transaction';
import { ViewWriter } from './view-writer';

export interface RebuildProgress {
  readonly position: number;
  readonly head: number;
  /** Events per second since the rebuild began. */
  readonly rate: number;
  /** Seconds, at that rate. */
  readonly eta: number;
}

export interface RebuildOptions {
  readonly projection: Projection;
  readonly feed: EventFeed;
  readonly pool: pg.Pool;
  readonly sealer?: Sealer;
  /** The log's last position: how an empty log or a quiet one is known to be read to its end. */
  readonly head: () => Promise<number>;
  readonly epoch?: () => Promise<number>;
  readonly afterFlip?: AfterFlip;
  readonly onProgress?: (progress: RebuildProgress) => void;
  readonly signal?: AbortSignal;
  /** Events read at once; default 5,000. */
  readonly batchSize?: number;
}

/** Another process rebuilds the same projection. */
export class RebuildRunningError extends Error {
  constructor(name: string) {
    super(`a rebuild of ${name} is already running`);
    this.name = 'RebuildRunningError';
  }
}

const LEASE_MS = 10_000;
const CACHED_ROWS = 200_000;
/** Events folded before they are written together. */
const STAGE = 40_000;

/**
 * Folds the whole log anew beside the tables in use and puts the result in their place; readers and the running
 * runner go on meanwhile. Always from the first event: what an interrupted rebuild left is thrown away.
 * @returns the position at which the new tables took over.
 * @throws RebuildRunningError
 */
export async function rebuild(options: RebuildOptions): Promise<number> {
  const { projection, pool, afterFlip } = options;
  const build = buildOf(projection, 'rebuild');
  const token = await takeLease(pool, build, randomUUID(), LEASE_MS);
  if (token === undefined) throw new RebuildRunningError(projection.name);
  const end = new AbortController();
  const signal = options.signal ? AbortSignal.any([end.signal, options.signal]) : end.signal;
  const throughput = new Throughput();
  const beat = () => ({ head: null, rate: throughput.take() });
  const keeper = new LeaseKeeper(pool, build, token, LEASE_MS, beat, () => end.abort());
  try {
    await discard(pool, build);
    await ensureBuild(pool, build, afterFlip);
    const reached = await catchUp(options, build, token, signal, throughput);
    await dropReplaced(pool, build);
    return reached;
  } finally {
    await keeper.release();
  }
}

/** Fast at first; once that way meets a poison event or the server's patience, the rest goes the careful way. */
async function catchUp(
  options: RebuildOptions,
  build: Build,
  token: number,
  signal: AbortSignal,
  throughput: Throughput,
): Promise<number> {
  const indexes = new PendingIndexes(options.pool, await deferIndexes(options.pool, build));
  const { position, epoch } = await fence(options.pool, build, token, (await options.epoch?.()) ?? 1);
  const start = { pool: options.pool, build, token, sealer: options.sealer, cache: { rows: CACHED_ROWS } };
  const staged = await StagedWriter.open({ ...start, position, stage: STAGE, lazyCommits: true });
  try {
    return await followToEnd(options, build, staged, indexes, signal, throughput);
  } catch (error) {
    await staged.close();
    if (!isPoison(error) && !isStatementTimeout(error)) throw error;
    const again = await fence(options.pool, build, token, epoch);
    const careful = await ViewWriter.open({ ...start, position: again.position });
    return await followToEnd(options, build, careful, indexes, signal, throughput);
  } finally {
    await staged.close();
  }
}

async function followToEnd(
  options: RebuildOptions,
  build: Build,
  writer: Writer,
  indexes: PendingIndexes,
  signal: AbortSignal,
  throughput: Throughput,
): Promise<number> {
  const { pool, feed, batchSize = 5_000 } = options;
  const done = new AbortController();
  const report = progressReporter(options.onProgress);
  await follow({
    feed,
    writer,
    batchSize,
    chunk: () => batchSize,
    signal: AbortSignal.any([signal, done.signal]),
    head: options.head,
    onProgress: async ({ position: at, head, events }) => {
      throughput.add(events);
      report(at, head);
      if (at < head) return;
      await indexes.create();
      if (await flip(pool, build, { afterFlip: options.afterFlip, signal })) done.abort();
    },
  });
  if (!done.signal.aborted) throw new Error(`rebuild of ${build.projection.name} was interrupted`);
  return writer.reached;
}

/** Created once, when the log's end is reached for the first time. */
class PendingIndexes {
  constructor(
    private readonly pool: pg.Pool,
    private definitions: readonly string[],
  ) {}

  async create(): Promise<void> {
    if (this.definitions.length > 0) await createIndexes(this.pool, this.definitions);
    this.definitions = [];
  }
}

function progressReporter(onProgress: RebuildOptions['onProgress']): (at: number, head: number) => void {
  const start = performance.now();
  return (position, head) => {
    const rate = (position * 1000) / Math.max(1, performance.now() - start);
    onProgress?.({ position, head, rate, eta: rate > 0 ? (head - position) / rate : 0 });
  };
}

async function discard(pool: pg.Pool, build: Build): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query(`drop schema if exists ${quoteName(build.id)} cascade`);
    await client.query('delete from projection.checkpoint where build = $1', [build.id]);
  });
}
