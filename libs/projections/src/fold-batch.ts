import type { RecordedEvent, Sealer } from '@chunfeng/event-log';
import { failpoint } from '@chunfeng/failpoints';
import { BatchRows } from './batch-rows';
import type { Build } from './build';
import { loadTouchedRows } from './load-rows';
import { FoldError } from './poison';
import { type Queryable, TableSql } from './table-sql';
import { unsealEvents } from './unseal-events';

/** How many rows stay in memory between batches. */
export interface CacheLimits {
  readonly rows: number;
}

/**
 * The tables of one build with the rows that are in memory. Memory agrees with the tables only as long as every
 * commit succeeds and nobody else writes: whoever uses this drops it after any failure (INV-ONCE).
 */
export class BuildTables {
  private readonly tables: readonly TableSql[];
  private readonly rows: BatchRows;

  constructor(
    private readonly build: Build,
    private readonly sealer: Sealer | undefined,
  ) {
    const { tables } = build.projection;
    this.tables = tables.map((spec) => new TableSql(build.id, spec));
    this.rows = new BatchRows(tables);
  }

  /** Nothing has been folded yet: what memory does not hold does not exist. */
  async assumeCompleteWhereEmpty(client: Queryable): Promise<void> {
    for (const sql of this.tables) {
      if (await sql.isEmpty(client)) this.rows.table(sql.spec.name).assumeComplete();
    }
  }

  /** Load, fold, write; `undefined` stands for an event that is not to be folded. */
  async fold(client: Queryable, events: readonly (RecordedEvent | undefined)[]): Promise<void> {
    const { projection } = this.build;
    await loadTouchedRows(client, projection, this.tables, events, this.rows);
    const folded = await unsealEvents(projection, events, this.sealer);
    for (let index = 0; index < folded.length; index += 1) {
      const event = folded[index];
      if (event === undefined) continue;
      try {
        this.rows.ownedBy(projection.rowKey === 'stream' ? event.streamId : undefined);
        projection.fold(event, this.rows);
      } catch (error) {
        throw new FoldError(index, error);
      }
    }
    await failpoint('projection.after-fold');
    await this.write(client);
    await failpoint('projection.after-upsert');
  }

  /** The transaction is committed. */
  settle(limits: CacheLimits): void {
    for (const table of this.rows.tables.values()) table.settle(limits.rows);
  }

  private async write(client: Queryable): Promise<void> {
    for (const sql of this.tables) {
      const { deleted, written } = this.rows.table(sql.spec.name);
      if (deleted.size > 0) await sql.delete(client, [...deleted.values()]);
      if (written.size > 0) await sql.upsert(client, [...written.values()]);
    }
  }
}
