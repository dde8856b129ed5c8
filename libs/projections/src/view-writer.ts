import type { RecordedEvent, Sealer } from '@chunfeng/event-log';
import { failpoint } from '@chunfeng/failpoints';
import type pg from 'pg';
import type { Build } from './build';
import { advance, type RunnerState } from './checkpoint';
import { BuildTables, type CacheLimits, write } from './build-tables';
import { parkedStreams, parkEvents, parkStream } from './parking';
import { BlockedError, describe, type ErrorDescription, FoldError, isPoison } from './poison';
import { behind, identityOf, RelevantEvents } from './relevant-events';
import { inTransaction } from './transaction';

export interface WriterOptions {
  readonly pool: pg.Pool;
  readonly build: Build;
  readonly token: number;
  /** Checkpoint at which the writer starts. */
  readonly position: number;
  readonly sealer?: Sealer | undefined;
  readonly cache: CacheLimits;
}

/** Moves one build along the log, batch by batch; any error but a poison event ends its life. */
export class ViewWriter {
  private tables: BuildTables;

  private constructor(
    private readonly options: WriterOptions,
    private readonly parked: Set<string>,
    private readonly relevant: RelevantEvents,
    private position: number,
  ) {
    this.tables = new BuildTables(options.build, options.sealer);
  }

  static async open(options: WriterOptions): Promise<ViewWriter> {
    const { pool, build } = options;
    const parked = await parkedStreams(pool, build);
    const relevant = await RelevantEvents.of(pool, build.projection);
    const writer = new ViewWriter(options, parked, relevant, options.position);
    if (options.position === 0) await writer.tables.assumeCompleteWhereEmpty(pool);
    return writer;
  }

  get reached(): number {
    return this.position;
  }

  /**
   * Folds the events behind the checkpoint. A batch that the data make fail is cut until the culprit stands
   * alone; everything before it is committed by then.
   * @throws BlockedError where the culprit may not be parked, or has a version that this code does not know.
   */
  async apply(events: readonly RecordedEvent[], state: RunnerState): Promise<void> {
    const next = behind(this.position, events);
    const unknown = this.relevant.unknownVersionIn(next);
    const known = unknown === undefined ? next : next.slice(0, next.indexOf(unknown));
    if (known.length > 0) await this.bisect(known, state);
    if (unknown) throw new BlockedError({ kind: 'unknown-version', ...identityOf(unknown) });
  }

  private async bisect(events: readonly RecordedEvent[], state: RunnerState): Promise<void> {
    try {
      await this.commit(events, state);
    } catch (error) {
      this.tables = new BuildTables(this.options.build, this.options.sealer);
      if (!isPoison(error)) throw error;
      if (events.length === 1) {
        await this.setAside(events, state, error);
        return;
      }
      const culprit = error instanceof FoldError ? error.index : undefined;
      const cut = culprit === undefined ? Math.ceil(events.length / 2) : Math.max(culprit, 1);
      await this.bisect(events.slice(0, cut), state);
      await this.bisect(events.slice(cut), state);
    }
  }

  private async setAside(
    events: readonly RecordedEvent[],
    state: RunnerState,
    error: unknown,
  ): Promise<void> {
    const { build } = this.options;
    const [culprit] = events;
    if (culprit === undefined) return;
    const reason = describe(error, build.projection);
    if (build.projection.rowKey === 'stream') {
      await this.commit(events, state, reason);
      this.parked.add(culprit.streamId);
      return;
    }
    throw new BlockedError({ kind: 'poison', ...identityOf(culprit), error: reason });
  }

  private async commit(
    events: readonly RecordedEvent[],
    state: RunnerState,
    poison?: ErrorDescription,
  ): Promise<void> {
    const { pool, build, token } = this.options;
    const last = events.at(-1);
    if (last === undefined) return;
    await inTransaction(pool, async (client) => {
      const to = { from: this.position, to: last.position, token, state, reachedAt: last.recordedAt };
      await advance(client, build, to);
      if (poison === undefined) await this.foldOrPark(client, events);
      else {
        await parkStream(client, build, last.streamId);
        await parkEvents(client, build, events, poison);
      }
      await failpoint('projection.before-commit');
    });
    this.position = last.position;
    this.tables.evict(this.options.cache);
    await failpoint('projection.after-commit');
  }

  private async foldOrPark(client: pg.PoolClient, events: readonly RecordedEvent[]): Promise<void> {
    const wanted = this.relevant.pick(events);
    const held: RecordedEvent[] = [];
    if (this.parked.size > 0) {
      wanted.forEach((event, index) => {
        if (event === undefined || !this.parked.has(event.streamId)) return;
        held.push(event);
        wanted[index] = undefined;
      });
    }
    if (wanted.some((event) => event !== undefined)) {
      await this.tables.fold(client, wanted);
      await write(client, this.tables.takeChanges());
    }
    if (held.length > 0) await parkEvents(client, this.options.build, held);
  }
}
