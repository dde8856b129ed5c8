import type { EventFeed } from '@chunfeng/event-log';
import { CheckpointMovedError, type ErrorDescription, follow, type Progress } from '@chunfeng/projections';
import type pg from 'pg';
import { leadInTerms, type TermEnd } from './leader';
import { activate, fence, leaseOf, type ManagerState, recordState } from './manager-checkpoint';
import type { ProcessManager } from './process-manager';
import { DefectError, type ProcessProblem, Reactions } from './reactions';
import { type Dispatch, describeDefect } from './settle';

export interface ProcessRunnerOptions {
  readonly manager: ProcessManager;
  readonly feed: EventFeed;
  readonly dispatch: Dispatch;
  /** For checkpoints. */
  readonly pool: pg.Pool;
  /** For leases, so that a renewal never queues behind other work; default: `pool`. */
  readonly leasePool?: pg.Pool;
  /** The log's last position. */
  readonly head: () => Promise<number>;
  /** Epoch of the log that the feed reads; default 1. */
  readonly epoch?: () => Promise<number>;
  readonly onState?: (state: ManagerState, why?: ProcessProblem | ErrorDescription) => void;
  /** Milliseconds; a runner that dies is replaced after this long. Default 10,000. */
  readonly leaseMs?: number;
  readonly batchSize?: number;
}

/**
 * Draws the consequences of one process manager for as long as it runs and holds the lease.
 *
 * stopped → standing-by → catching-up ⇄ live → stopped; catching-up | live → failed (a defect: this manager waits for
 * other code, everything else goes on)
 */
export class ProcessRunner {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private current: ManagerState = 'stopped';
  private head: number | null = null;

  constructor(private readonly options: ProcessRunnerOptions) {}

  get state(): ManagerState {
    return this.current;
  }

  /** At its first start ever it takes the head of the log as the place from which on it acts. */
  async activate(): Promise<void> {
    const { pool, manager, head } = this.options;
    await activate(pool, manager.name, await head());
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Finishes the command in hand, stores how far it is and gives the lease away. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { pool, leasePool = pool, manager, leaseMs = 10_000, onState } = this.options;
    this.enter('standing-by');
    await leadInTerms({
      pool: leasePool,
      lease: leaseOf(manager.name),
      leaseMs,
      stopping: this.stopping.signal,
      beat: () => ({ head: this.head, rate: null }),
      onStandBy: () => this.enter('standing-by'),
      onError: (error) => {
        if (!(error instanceof CheckpointMovedError)) onState?.(this.current, describeDefect(error));
      },
      lead: (token, signal) => this.lead(token, signal),
    });
    if (this.current !== 'failed') this.enter('stopped');
  }

  private async lead(token: number, signal: AbortSignal): Promise<TermEnd> {
    const { pool, manager } = this.options;
    await this.activate();
    try {
      await this.react(token, signal);
    } catch (error) {
      if (!(error instanceof DefectError)) throw error;
      await recordState(pool, manager.name, token, 'failed', error.problem);
      this.enter('failed', error.problem);
      return 'over';
    }
    await recordState(pool, manager.name, token, 'stopped').catch(() => undefined);
    return 'ended';
  }

  private async react(token: number, signal: AbortSignal): Promise<void> {
    const { pool, manager, dispatch, feed, head, epoch, batchSize = 500 } = this.options;
    const position = await fence(pool, manager.name, token, (await epoch?.()) ?? 1);
    this.enter('catching-up');
    const writer = new Reactions({
      manager,
      dispatch,
      pool,
      token,
      position,
      signal,
      onRepeating: (problem) => this.repeats(token, problem),
    });
    await follow({
      feed,
      writer,
      batchSize,
      chunk: () => batchSize,
      signal,
      head,
      onProgress: (progress) => this.progressed(token, progress),
    });
  }

  private async progressed(token: number, { position, head, events }: Progress): Promise<void> {
    const { pool, manager } = this.options;
    this.head = head;
    const live = position >= head;
    if (live && events === 0) await recordState(pool, manager.name, token, 'live');
    if (!this.stopping.signal.aborted) this.enter(live ? 'live' : 'catching-up');
  }

  private repeats(token: number, problem: ProcessProblem): void {
    const { pool, manager } = this.options;
    this.enter('repeating', problem);
    // Where the database is what is missing, this cannot be told there.
    void recordState(pool, manager.name, token, 'repeating', problem).catch(() => undefined);
  }

  private enter(state: ManagerState, why?: ProcessProblem): void {
    if (state === this.current) return;
    this.current = state;
    this.options.onState?.(state, why);
  }
}
