import type { ColumnValue, Row, RowSet, TableSpec } from './projection';
import { keyText, TableRows } from './table-rows';

/** A projection that parks by stream wrote or read a row that is not keyed by the event's stream. */
export class RowNotKeyedByStreamError extends Error {
  constructor(table: string, streamId: string) {
    super(`rowKey is 'stream', but a row of "${table}" touched by ${streamId} is not keyed by that stream`);
    this.name = 'RowNotKeyedByStreamError';
  }
}

/** The {@link RowSet} that folds work on. */
export class BatchRows implements RowSet {
  readonly tables: ReadonlyMap<string, TableRows>;
  private owner: string | undefined;

  constructor(specs: readonly TableSpec[]) {
    this.tables = new Map(specs.map((spec) => [spec.name, new TableRows(spec)]));
  }

  /** From now on every row must be keyed by this stream; `undefined`: any row is fine. */
  ownedBy(streamId: string | undefined): void {
    this.owner = streamId;
  }

  table(name: string): TableRows {
    const table = this.tables.get(name);
    if (table === undefined) throw new TypeError(`projection has no table "${name}"`);
    return table;
  }

  get<R extends Row>(spec: TableSpec<R>, key: Partial<R>): R | undefined {
    const table = this.table(spec.name);
    const row = key as Row;
    if (table.spec.group === undefined) this.assertOwned(table.spec, row);
    return table.get(table.keyOf(row)) as R | undefined;
  }

  put<R extends Row>(spec: TableSpec<R>, row: R): void {
    const table = this.table(spec.name);
    this.assertOwned(table.spec, row);
    table.put(row);
  }

  delete<R extends Row>(spec: TableSpec<R>, key: Partial<R>): void {
    const table = this.table(spec.name);
    const row = key as Row;
    if (table.spec.group === undefined) this.assertOwned(table.spec, row);
    table.delete(row);
  }

  group<R extends Row>(spec: TableSpec<R>, group: ColumnValue): readonly R[] {
    const table = this.table(spec.name);
    this.assertOwnedGroup(table.spec, group);
    return table.group(keyText(group)) as readonly R[];
  }

  replaceGroup<R extends Row>(spec: TableSpec<R>, group: ColumnValue, rows: readonly R[]): void {
    const table = this.table(spec.name);
    this.assertOwnedGroup(table.spec, group);
    const kept = new Set(rows.map((row) => table.keyOf(row)));
    for (const before of table.group(keyText(group))) {
      if (!kept.has(table.keyOf(before))) table.delete(before);
    }
    for (const row of rows) this.put(spec, row);
  }

  private assertOwned(spec: TableSpec, row: Row): void {
    if (this.owner !== undefined) assertKeyedBy(this.owner, spec, row[ownerColumn(spec)] ?? null);
  }

  private assertOwnedGroup(spec: TableSpec, group: ColumnValue): void {
    if (this.owner !== undefined) assertKeyedBy(this.owner, spec, group);
  }
}

/** The column that must hold the stream's id where rows are keyed by stream: the group, else the key's first. */
export function ownerColumn(spec: TableSpec): string {
  return spec.group ?? spec.key[0] ?? '';
}

/** @throws RowNotKeyedByStreamError unless `value` is the stream's id or the part behind its category. */
export function assertKeyedBy(streamId: string, spec: TableSpec, value: ColumnValue): void {
  if (typeof value === 'string' && (streamId === value || streamId.endsWith(`-${value}`))) return;
  throw new RowNotKeyedByStreamError(spec.name, streamId);
}
