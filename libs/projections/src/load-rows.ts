import type { RecordedEvent } from '@chunfeng/event-log';
import type { BatchRows } from './batch-rows';
import type { ColumnValue, Projection, Row } from './projection';
import type { Queryable, TableSql } from './table-sql';
import { keyText, type TableRows } from './table-rows';
import { touchesOf } from './touched-rows';
import { FoldError } from './poison';

interface Wanted {
  readonly keys: Map<string, Row>;
  readonly groups: Map<string, ColumnValue>;
}

/** Makes known what the events touch: at most one query per table and kind of touch. */
export async function loadTouchedRows(
  client: Queryable,
  projection: Projection,
  tables: readonly TableSql[],
  events: readonly (RecordedEvent | undefined)[],
  rows: BatchRows,
): Promise<void> {
  const wanted = new Map<string, Wanted>(
    tables.map(({ spec }) => [spec.name, { keys: new Map(), groups: new Map() }]),
  );
  events.forEach((event, index) => {
    if (event === undefined) return;
    try {
      collect(projection, event, rows, wanted);
    } catch (error) {
      throw new FoldError(index, error);
    }
  });
  for (const sql of tables) {
    const { keys, groups } = wanted.get(sql.spec.name) ?? { keys: new Map<string, Row>(), groups: new Map() };
    const table = rows.table(sql.spec.name);
    if (groups.size > 0) await loadGroups(client, sql, table, groups);
    if (keys.size > 0) await loadKeys(client, sql, table, keys);
  }
}

function collect(
  projection: Projection,
  event: RecordedEvent,
  rows: BatchRows,
  wanted: ReadonlyMap<string, Wanted>,
): void {
  // Where rows are keyed by the stream, nothing can have been folded before the stream's first event.
  const first = projection.rowKey === 'stream' && event.version === 1;
  for (const touch of touchesOf(projection, event, rows)) {
    const table = rows.table(touch.table);
    const { keys, groups } = wanted.get(touch.table) ?? { keys: new Map(), groups: new Map() };
    if ('group' in touch) {
      const group = keyText(touch.group);
      if (table.knowsGroup(group)) continue;
      if (first) table.markGroupLoaded(group);
      else groups.set(group, touch.group);
    } else {
      const key = table.keyOf(touch.key);
      if (table.knows(key)) continue;
      if (first) table.markAbsent(key);
      else keys.set(key, touch.key);
    }
  }
}

async function loadGroups(
  client: Queryable,
  sql: TableSql,
  table: TableRows,
  groups: ReadonlyMap<string, ColumnValue>,
): Promise<void> {
  for (const group of groups.keys()) table.markGroupLoaded(group);
  for (const row of await sql.loadByGroup(client, [...groups.values()])) table.load(row);
}

async function loadKeys(
  client: Queryable,
  sql: TableSql,
  table: TableRows,
  keys: ReadonlyMap<string, Row>,
): Promise<void> {
  for (const row of await sql.loadByKey(client, [...keys.values()])) table.load(row);
  for (const key of keys.keys()) table.markAbsent(key);
}
