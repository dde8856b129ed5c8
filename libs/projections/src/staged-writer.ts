import type { RecordedEvent } from '@chunfeng/event-log';
import { failpoint } from '@chunfeng/failpoints';
import { BuildTables, write } from './build-tables';
import { type Advance, advance, type RunnerState } from './checkpoint';
import { BlockedError } from './poison';
import { behind, identityOf, RelevantEvents } from './relevant-events';
import { inTransaction } from './transaction';
import type { WriterOptions } from './view-writer';

export interface StagedOptions extends WriterOptions {
  /** Events folded into memory before they are written in one transaction. */
  readonly stage: number;
  /** Commits need not reach the disk one by one: for a build that nobody reads yet. */
  readonly lazyCommits?: boolean;
}

/**
 * The fast way while far behind: folds many batches into memory and writes them together, while
 * the next ones are being folded. Rows that many events touch are written once.
 *
 * It parks nothing: any error ends it, and the caller goes on from the checkpoint with a writer that can
 * (INV-ONCE: rows and checkpoint still change in one transaction only).
 */
export class StagedWriter {
  private readonly tables: BuildTables;
  private folded: number;
  private written: number;
  private reachedAt = '';
  private writing: Promise<void> = Promise.resolve();

  private constructor(
    private readonly options: StagedOptions,
    private readonly relevant: RelevantEvents,
  ) {
    this.tables = new BuildTables(options.build, options.sealer);
    this.folded = this.written = options.position;
  }

  static async open(options: StagedOptions): Promise<StagedWriter> {
    const { pool, build, position } = options;
    const writer = new StagedWriter(options, await RelevantEvents.of(pool, build.projection));
    if (position === 0) await writer.tables.assumeCompleteWhereEmpty(pool);
    return writer;
  }

  get reached(): number {
    return this.folded;
  }

  /** With `live` everything folded so far is committed when this resolves. */
  async apply(events: readonly RecordedEvent[], state: RunnerState): Promise<void> {
    const next = behind(this.folded, events);
    const unknown = this.relevant.unknownVersionIn(next);
    if (unknown) throw new BlockedError({ kind: 'unknown-version', ...identityOf(unknown) });
    const last = next.at(-1);
    if (last !== undefined) {
      await this.tables.fold(this.options.pool, this.relevant.pick(next));
      this.folded = last.position;
      this.reachedAt = last.recordedAt;
    }
    const full = this.tables.size > this.options.cache.rows;
    if (state !== 'live' && !full && this.folded - this.written < this.options.stage) return;
    await this.writeStaged(state);
    if (state !== 'live' && !full) return;
    await this.writing;
    if (full) this.tables.evict(this.options.cache);
  }

  /** Waits for a write under way, whatever becomes of it. */
  async close(): Promise<void> {
    await this.writing.catch(() => undefined);
  }

  /** One write at a time; starts the next one and does not wait for it. */
  private async writeStaged(state: RunnerState): Promise<void> {
    await this.writing;
    if (this.folded === this.written) return;
    const { token } = this.options;
    const to = { from: this.written, to: this.folded, token, state, reachedAt: this.reachedAt };
    this.writing = this.commit(to);
    this.writing.catch(() => undefined); // Looked at by the next write, or by whoever needs it committed.
    this.written = this.folded;
  }

  private async commit(to: Advance): Promise<void> {
    const { pool, build, lazyCommits } = this.options;
    const changes = this.tables.takeChanges();
    await inTransaction(pool, async (client) => {
      // The flip's own commit brings all of it to the disk.
      if (lazyCommits === true) await client.query('set local synchronous_commit = off');
      await advance(client, build, to);
      await write(client, changes);
      await failpoint('projection.before-commit');
    });
    await failpoint('projection.after-commit');
  }
}
