import type { RecordedEvent } from '@chunfeng/event-log';
import type { Projection, Row, RowSet, TableSpec } from '../src/projection';

/** A second, simplest meaning of a fold: every row of every table in one array, searched from end to end. */
export function naiveFold(projection: Projection, events: readonly RecordedEvent[]): Map<string, Row[]> {
  const tables = new Map<string, Row[]>(projection.tables.map((table) => [table.name, []]));
  const types = new Set(projection.events.map((definition) => definition.type));
  const rows = naiveRows(tables);
  for (const event of events) if (types.has(event.type)) projection.fold(event, rows);
  return tables;
}

function naiveRows(tables: Map<string, Row[]>): RowSet {
  const all = (table: { name: string }) => tables.get(table.name) ?? [];
  const same = (table: TableSpec, a: Row, b: Row) => table.key.every((column) => a[column] === b[column]);
  const without = (table: TableSpec, key: Row) => all(table).filter((row) => !same(table, row, key));
  const asSpec = (table: unknown) => table as TableSpec;
  const rowSet: RowSet = {
    get: <R extends Row>(table: TableSpec<R>, key: Partial<R>) =>
      all(table).find((row) => same(asSpec(table), row, key as Row)) as R | undefined,
    put: (table, row) => void tables.set(table.name, [...without(asSpec(table), row), row]),
    delete: (table, key) => void tables.set(table.name, without(asSpec(table), key as Row)),
    group: <R extends Row>(table: TableSpec<R>, group: unknown) =>
      all(table)
        .filter((row) => row[table.group ?? ''] === group)
        .sort((a, b) =>
          keyOf(asSpec(table), a) < keyOf(asSpec(table), b) ? -1 : 1,
        ) as unknown as readonly R[],
    replaceGroup: (table, group, rows) => {
      tables.set(
        table.name,
        all(table).filter((row) => row[table.group ?? ''] !== group),
      );
      for (const row of rows) rowSet.put(table, row);
    },
  };
  return rowSet;
}

function keyOf(table: TableSpec, row: Row): string {
  return table.key.map((column) => JSON.stringify(row[column])).join('\u0000');
}
