import { setTimeout as sleep } from 'node:timers/promises';
import { failpoint, failpointAround } from '@chunfeng/failpoints';
import type pg from 'pg';
import type { AppendOutcome, AppendRequest } from '../append.types';
import { AppendFailedError, AppendUnavailableError, UnknownOutcomeError } from '../errors';
import { appendStatement, outcomes } from './append-statement';
import { BatchQueue, type BatchLimits } from './batch-queue';
import { classify } from './failure';
import { type PreparedAppend, prepareAppend } from './prepared-append';
import { settle } from './settle';

interface Member extends PreparedAppend {
  readonly since: number;
  resolve(outcome: AppendOutcome): void;
  reject(error: Error): void;
}

export interface AppendGateOptions {
  /** Connections of the gate alone, with `lock_timeout`; see `gatePool`. */
  readonly pool: pg.Pool;
  /** `application_name` of that pool, unique to this process: a lost backend is found by it. */
  readonly application: string;
  readonly limits?: Partial<BatchLimits>;
  /** Milliseconds that a command waits for an unreachable server before it gives up. */
  readonly patience?: number;
  /** After a commit, outside of it. */
  readonly onCommitted?: (position: number) => void;
}

const LIMITS: BatchLimits = { members: 128, imports: 64, bytes: 1024 * 1024, waiting: 4096 };
const PAUSE_MS = 100;

/**
 * The one way into the log for a process: while a batch is being committed, the next one gathers. Each member
 * succeeds or fails alone. A lost reply is looked up; what is then known not to be stored is sent again.
 *
 * idle → sending → (lost reply: settling → sending) → idle; closed after the last member is answered.
 */
export class AppendGate {
  private readonly queue: BatchQueue<Member>;
  private readonly patience: number;
  private line: pg.PoolClient | undefined;
  private running: Promise<void> | undefined;
  private closed = false;
  private crowded = false;

  constructor(private readonly options: AppendGateOptions) {
    this.queue = new BatchQueue({ ...LIMITS, ...options.limits });
    this.patience = options.patience ?? 5_000;
  }

  /**
   * Stores all of the request or nothing.
   * @throws AppendUnavailableError, AppendFailedError, InvalidEventError: nothing was stored.
   * @throws UnknownOutcomeError: stored or not; a repeat with the same key will tell.
   */
  async append(request: AppendRequest): Promise<AppendOutcome> {
    const prepared = prepareAppend(request);
    if (this.closed) throw new AppendUnavailableError('closed');
    return new Promise((resolve, reject) => {
      const { answer, metas, size } = prepared;
      const member = { request, answer, metas, size, since: performance.now(), resolve, reject };
      if (!this.queue.add(member)) {
        reject(new AppendUnavailableError('queue-full'));
        return;
      }
      this.running ??= this.run();
    });
  }

  /** Answers everything that waits, then refuses more. */
  async close(): Promise<void> {
    this.closed = true;
    await this.running;
    this.line?.release();
    this.line = undefined;
  }

  private async run(): Promise<void> {
    await Promise.resolve(); // Who asks in the same turn travels together.
    while (this.queue.size > 0) {
      // Those just answered come back in this turn of the loop.
      if (this.crowded) await new Promise((resolve) => setImmediate(resolve));
      const batch = this.queue.takeBatch();
      this.crowded = batch.length > 1 || this.queue.size > 0;
      await this.deliver(batch).catch((error: unknown) => {
        for (const member of batch) member.reject(error instanceof Error ? error : new Error(String(error)));
      });
    }
    this.running = undefined;
  }

  private async deliver(batch: readonly Member[]): Promise<void> {
    let client: pg.PoolClient;
    try {
      client = this.line ?? (await this.connect());
    } catch {
      await this.postpone(batch);
      return;
    }
    let rows: readonly unknown[];
    try {
      await failpoint('append.before-send');
      ({ rows } = await failpointAround('append.execute', () => client.query(appendStatement(batch))));
      await failpoint('append.after-commit');
    } catch (error) {
      await this.recover(batch, client, error);
      return;
    }
    this.answer(batch, outcomes(batch, rows));
  }

  /** Kept between batches: taking it from the pool each time would cost a lone command a tenth of its time. */
  private async connect(): Promise<pg.PoolClient> {
    const client = await this.options.pool.connect();
    client.once('end', () => this.drop(client));
    return (this.line = client);
  }

  private drop(client: pg.PoolClient): void {
    if (this.line !== client) return;
    this.line = undefined;
    client.release(true);
  }

  private answer(batch: readonly Member[], results: readonly (AppendOutcome | undefined)[]): void {
    let head = 0;
    results.forEach((result, index) => {
      if (result === undefined) return;
      if (result.kind === 'appended') head = Math.max(head, result.position);
      batch[index]?.resolve(result);
    });
    if (head > 0) this.options.onCommitted?.(head);
  }

  /** Nothing was sent: those with patience left go back to the front. */
  private async postpone(batch: readonly Member[]): Promise<void> {
    const patient = (member: Member): boolean => performance.now() - member.since < this.patience;
    for (const member of batch)
      if (!patient(member)) member.reject(new AppendUnavailableError('unreachable'));
    this.queue.putBack(batch.filter(patient));
    await sleep(PAUSE_MS);
  }

  private async recover(batch: readonly Member[], client: pg.PoolClient, error: unknown): Promise<void> {
    const failure = classify(error);
    if (failure.kind === 'unknown') {
      this.drop(client);
      await this.lookUp(batch, client);
      return;
    }
    if (failure.kind === 'timeout') {
      for (const member of batch) member.reject(new AppendUnavailableError('timeout'));
    } else if (batch.length === 1) {
      batch[0]?.reject(new AppendFailedError(failure.sqlState));
    } else {
      // One of them is at fault; the others must not suffer for it.
      for (const member of batch) await this.deliver([member]);
    }
  }

  private async lookUp(batch: readonly Member[], lost: pg.PoolClient): Promise<void> {
    const deadline = performance.now() + this.patience;
    const backend = { pid: backendOf(lost), application: this.options.application };
    const requests = batch.map((member) => member.request);
    for (;;) {
      try {
        const found = await settle(this.options.pool, backend, requests);
        this.answer(batch, found);
        const missing = batch.filter((_, index) => found[index] === undefined);
        // They are known not to be stored, and their backend is gone: sending them again cannot double them.
        if (missing.length > 0) await this.postpone(missing);
        return;
      } catch {
        if (performance.now() > deadline) break;
        await sleep(PAUSE_MS);
      }
    }
    for (const member of batch) member.reject(new UnknownOutcomeError(member.request.commandId));
  }
}

/** Known to pg, not to its types. */
function backendOf(client: pg.PoolClient): number {
  return 'processID' in client && typeof client.processID === 'number' ? client.processID : 0;
}
