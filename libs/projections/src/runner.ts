import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Build, buildOf } from './build';
import { CheckpointMovedError, fence, recordState, type RunnerState, stateOf } from './checkpoint';
import { ensureBuild } from './create-build';
import { follow, type Progress } from './follow';
import { dropOutdated, flip } from './flip';
import { hurry } from './hurry';
import { takeLease } from './lease';
import { LeaseKeeper } from './lease-keeper';
import { BlockedError, type BlockReason, describe, isDefinitionError } from './poison';
import type { RunnerOptions } from './runner-options';
import { shownVersion } from './status';
import { Throughput } from './throughput';
import { ViewWriter } from './view-writer';

const CACHED_ROWS = { live: 2_000, catchingUp: 50_000 };
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;
const BLOCKED_POLL_MS = 250;
const SMALLEST_CHUNK = 50;
const NEEDS_OPERATOR: ReadonlySet<BlockReason['kind']> = new Set(['poison', 'unknown-version']);
const FEED_ERRORS: ReadonlySet<string> = new Set([
  'StoreIdentityError',
  'UnknownEventTypeError',
  'UnknownEventVersionError',
  'EventDecodeError',
]);

/**
 * Keeps one projection at the log's head, for as long as it runs and holds the lease.
 *
 * stopped → standing-by → catching-up ⇄ live → draining → stopped; catching-up | live → blocked → catching-up
 *
 * After any failure everything in memory is dropped and the checkpoint is read again, so there is one way back
 * for an outage, a lost lease and a crash.
 */
export class ProjectionRunner {
  private readonly build: Build;
  private readonly holder = randomUUID();
  private readonly leaseMs: number;
  private readonly batchSize: number;
  private readonly stopping = new AbortController();
  private readonly throughput = new Throughput();
  private running: Promise<void> | undefined;
  private current: RunnerState = 'stopped';
  private head: number | null = null;
  private chunk: number;
  private shown = false;
  private pauseMs = FIRST_PAUSE_MS;

  constructor(private readonly options: RunnerOptions) {
    const { projection, sealer } = options;
    if (projection.unseals === true && sealer === undefined) {
      throw new TypeError(`projection ${projection.name} unseals, but has no sealer`);
    }
    this.build = buildOf(projection);
    this.leaseMs = options.leaseMs ?? 10_000;
    this.batchSize = options.batchSize ?? 2_000;
    this.chunk = this.batchSize;
  }

  get state(): RunnerState {
    return this.current;
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Finishes the batch in hand, gives the lease away and returns. A stopped runner is not started again. */
  async stop(): Promise<void> {
    if (this.running === undefined) return;
    if (this.current !== 'stopped') this.enter('draining');
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    this.enter('standing-by');
    while (!signal.aborted) {
      try {
        await this.hold();
      } catch (error) {
        if (error instanceof CheckpointMovedError) continue;
        this.options.onState?.(this.current, describe(error, this.options.projection));
        this.chunk = Math.max(SMALLEST_CHUNK, Math.floor(this.chunk / 2));
        await this.pause(this.pauseMs * (0.5 + Math.random()));
        this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
      }
    }
    this.enter('stopped');
  }

  /** Waits for the lease, then follows the feed until something ends it. */
  private async hold(): Promise<void> {
    const pool = this.options.leasePool ?? this.options.pool;
    const token = await takeLease(pool, this.build, this.holder, this.leaseMs);
    if (token === undefined) {
      this.enter('standing-by');
      await this.pause(this.leaseMs / 4);
      return;
    }
    const end = new AbortController();
    const signal = AbortSignal.any([end.signal, this.stopping.signal]);
    const beat = () => ({ head: this.head, rate: this.throughput.take() });
    const keeper = new LeaseKeeper(pool, this.build, token, this.leaseMs, beat, () => end.abort());
    try {
      await this.followUnlessBlocked(token, signal);
    } finally {
      if (this.stopping.signal.aborted) await this.leave(keeper);
      else keeper.forget();
    }
  }

  private async followUnlessBlocked(token: number, signal: AbortSignal): Promise<void> {
    try {
      await ensureBuild(this.options.pool, this.build, this.options.afterFlip);
      await this.follow(token, signal);
    } catch (error) {
      const reason = this.blockReason(error);
      if (reason === undefined) throw error;
      await this.waitWhileBlocked(token, reason, signal);
    }
  }

  private async follow(token: number, signal: AbortSignal): Promise<void> {
    const { pool, sealer, feed, head, epoch } = this.options;
    const start = { pool, build: this.build, token, sealer };
    this.enter('catching-up');
    this.shown = false;
    const inEpoch = (await epoch?.()) ?? 1;
    const onProgress = (progress: Progress) => this.moved(progress);
    if (head && this.chunk === this.batchSize) {
      const { position } = await fence(pool, this.build, token, inEpoch);
      await hurry({
        ...start,
        feed,
        position,
        head: await head(),
        batchSize: this.batchSize,
        signal,
        onProgress,
      });
      if (signal.aborted) return;
    }
    const { position } = await fence(pool, this.build, token, inEpoch);
    const cache = { rows: CACHED_ROWS.catchingUp };
    await follow({
      feed,
      writer: await ViewWriter.open({ ...start, position, cache }),
      batchSize: this.batchSize,
      chunk: () => this.chunk,
      signal,
      head,
      onProgress: async (progress) => {
        await this.progressed(progress, token);
        cache.rows = this.current === 'live' ? CACHED_ROWS.live : CACHED_ROWS.catchingUp;
      },
    });
  }

  private moved({ head, events }: Progress): void {
    this.head = head;
    this.throughput.add(events);
    if (events > 0) this.options.onMoved?.(this.build.projection.name);
  }

  private async progressed(progress: Progress, token: number): Promise<void> {
    const { position, head, events } = progress;
    this.moved(progress);
    this.pauseMs = FIRST_PAUSE_MS;
    this.chunk = Math.min(this.batchSize, this.chunk * 2);
    const live = position >= head;
    if (live && !this.shown) await this.showReaders();
    if (live && events === 0 && this.current !== 'live') {
      await recordState(this.options.pool, this.build, token, 'live');
    }
    if (!this.stopping.signal.aborted) this.enter(live ? 'live' : 'catching-up');
  }

  /** A newer version takes over; an older one never does by itself, or two deployments would take turns. */
  private async showReaders(): Promise<void> {
    const { pool, projection, afterFlip } = this.options;
    const version = (await shownVersion(pool, projection.name)) ?? 0;
    if (version < projection.version) {
      if (!(await flip(pool, this.build, { afterFlip, signal: this.stopping.signal }))) return;
      await dropOutdated(pool, projection.name);
    }
    this.shown = true;
  }

  private blockReason(error: unknown): BlockReason | undefined {
    if (error instanceof BlockedError) return error.reason;
    const described = describe(error, this.options.projection);
    if (FEED_ERRORS.has(described.name)) return { kind: 'feed', error: described };
    if (isDefinitionError(error)) return { kind: 'definition', error: described };
    return undefined;
  }

  /** Until an operator's skip or retry changes the state in the table; where that is not needed, for a while. */
  private async waitWhileBlocked(token: number, reason: BlockReason, signal: AbortSignal): Promise<void> {
    const { pool } = this.options;
    await recordState(pool, this.build, token, 'blocked', reason);
    this.enter('blocked', reason);
    if (!NEEDS_OPERATOR.has(reason.kind)) {
      await this.pause(LONGEST_PAUSE_MS);
      return;
    }
    do await this.pause(BLOCKED_POLL_MS);
    while (!signal.aborted && (await stateOf(pool, this.build)) === 'blocked');
  }

  private async leave(keeper: LeaseKeeper): Promise<void> {
    if (this.current !== 'blocked') {
      await recordState(this.options.pool, this.build, keeper.token, 'stopped').catch(() => undefined);
    }
    await keeper.release();
  }

  private async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }

  private enter(state: RunnerState, why?: BlockReason): void {
    if (state === this.current) return;
    this.current = state;
    this.options.onState?.(state, why);
  }
}
