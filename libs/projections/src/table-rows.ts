import { canonical, needsCanonical } from './column-codec';
import type { ColumnType, ColumnValue, Row, TableSpec } from './projection';

/** A fold asked for a row that its `touches` did not announce, so nobody looked whether it exists. */
export class NotTouchedError extends Error {
  constructor(table: string) {
    super(`fold read a row or group of "${table}" that touches() did not name`);
    this.name = 'NotTouchedError';
  }
}

/** Rows by key that the table does not hold yet, or still holds. */
export interface Changes {
  readonly written: ReadonlyMap<string, Row>;
  readonly deleted: ReadonlyMap<string, Row>;
}

/** What one table is known to hold, and what of it has not been written yet. */
export class TableRows {
  /** `null`: known not to exist. */
  private readonly known = new Map<string, Row | null>();
  /** Keys of the known rows by group. */
  private readonly groups = new Map<string, Set<string>>();
  /** Groups of which every row is known. */
  private readonly wholeGroups = new Set<string>();
  private written = new Map<string, Row>();
  private deleted = new Map<string, Row>();
  /** Every row of the table is known: what is not here does not exist. */
  private complete = false;
  private readonly conversions: readonly (readonly [string, ColumnType])[];

  constructor(readonly spec: TableSpec) {
    this.conversions = Object.entries(spec.columns).filter(([, type]) => needsCanonical(type));
  }

  /** For a table that is empty at the moment, or whose rows are all here. */
  assumeComplete(): void {
    this.complete = true;
  }

  get size(): number {
    return this.known.size;
  }

  knows(key: string): boolean {
    return this.complete || this.known.has(key);
  }

  knowsGroup(group: string): boolean {
    return this.complete || this.wholeGroups.has(group);
  }

  markAbsent(key: string): void {
    if (!this.known.has(key)) this.known.set(key, null);
  }

  markGroupLoaded(group: string): void {
    this.wholeGroups.add(group);
  }

  /** A row as the table holds it. What folds have put or deleted since, and is not committed yet, wins. */
  load(row: Row): void {
    const key = this.keyOf(row);
    if (this.known.has(key)) return;
    this.known.set(key, row);
    this.indexInGroup(key, row);
  }

  get(key: string): Row | undefined {
    const row = this.known.get(key);
    if (row === undefined && !this.complete) throw new NotTouchedError(this.spec.name);
    return row ?? undefined;
  }

  put(given: Row): void {
    const row = this.canonicalRow(given);
    const key = this.keyOf(row);
    this.leaveGroup(key);
    this.known.set(key, row);
    this.indexInGroup(key, row);
    this.written.set(key, row);
    this.deleted.delete(key);
  }

  delete(keyRow: Row): void {
    const key = this.keyOf(keyRow);
    this.leaveGroup(key);
    this.known.set(key, null);
    this.written.delete(key);
    this.deleted.set(key, keyRow);
  }

  /** In key order, which does not depend on how the rows came here. */
  group(group: string): readonly Row[] {
    if (!this.knowsGroup(group)) throw new NotTouchedError(this.spec.name);
    const rows: Row[] = [];
    for (const key of [...(this.groups.get(group) ?? [])].sort()) {
      const row = this.known.get(key);
      if (row) rows.push(row);
    }
    return rows;
  }

  /** All known rows in key order. */
  all(): readonly Row[] {
    const rows = [...this.known.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return rows.flatMap(([, row]) => (row ? [row] : []));
  }

  /** The changes since the last call; the rows stay known. */
  takeChanges(): Changes {
    const { written, deleted } = this;
    this.written = new Map();
    this.deleted = new Map();
    return { written, deleted };
  }

  /** Forgets what is known once it is more than `limit` rows and groups; only while no change is uncommitted. */
  evict(limit: number): void {
    // A group without rows is remembered as well.
    if (this.known.size + this.wholeGroups.size <= limit) return;
    this.known.clear();
    this.groups.clear();
    this.wholeGroups.clear();
    this.complete = false;
  }

  keyOf(row: Row): string {
    const { key } = this.spec;
    const first = key[0];
    if (key.length === 1 && first !== undefined) return keyText(row[first]);
    return key.map((column) => keyText(row[column])).join('\u0000');
  }

  private indexInGroup(key: string, row: Row): void {
    if (this.spec.group === undefined) return;
    const group = keyText(row[this.spec.group]);
    const keys = this.groups.get(group);
    if (keys) keys.add(key);
    else this.groups.set(group, new Set([key]));
  }

  private leaveGroup(key: string): void {
    if (this.spec.group === undefined) return;
    const before = this.known.get(key);
    if (before) this.groups.get(keyText(before[this.spec.group]))?.delete(key);
  }

  private canonicalRow(row: Row): Row {
    let changed: Record<string, ColumnValue> | undefined;
    for (const [column, type] of this.conversions) {
      const value = row[column] ?? null;
      const form = canonical(type, value);
      if (form !== value) (changed ??= { ...row })[column] = form;
    }
    return changed ?? row;
  }
}

/** The text under which a key value is looked up; the same for a value folded and one loaded. */
export function keyText(value: ColumnValue | undefined): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new TypeError('a key column needs a scalar value');
}
