import type { RecordedEvent, Sealer } from '@chunfeng/event-log';
import { failpoint } from '@chunfeng/failpoints';
import { BatchRows } from './batch-rows';
import type { Build } from './build';
import { loadTouchedRows } from './load-rows';
import { FoldError } from './poison';
import { type Queryable, TableSql } from './table-sql';
import type { Changes } from './table-rows';
import { unsealEvents } from './unseal-events';

/** How many rows stay in memory between batches. */
export interface CacheLimits {
  readonly rows: number;
}

export interface TableChanges extends Changes {
  readonly sql: TableSql;
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

  /** Load and fold; `undefined` stands for an event that is not to be folded. */
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
  }

  /** What was folded since the last call, to be written by {@link write}. */
  takeChanges(): readonly TableChanges[] {
    return this.tables.map((sql) => ({ sql, ...this.rows.table(sql.spec.name).takeChanges() }));
  }

  /** Rows in memory. */
  get size(): number {
    let size = 0;
    for (const table of this.rows.tables.values()) size += table.size;
    return size;
  }

  /** Keeps at most `rows` per table; only while no change is uncommitted. */
  evict({ rows }: CacheLimits): void {
    for (const table of this.rows.tables.values()) table.evict(rows);
  }
}

/** One delete and one upsert per table that changed. */
export async function write(client: Queryable, changes: readonly TableChanges[]): Promise<void> {
  for (const { sql, deleted, written } of changes) {
    if (deleted.size > 0) await sql.delete(client, [...deleted.values()]);
    if (written.size > 0) await sql.upsert(client, [...written.values()]);
  }
  await failpoint('projection.after-upsert');
}
