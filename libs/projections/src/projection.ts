import type { EventDefinition, RecordedEvent } from '@chunfeng/event-log';

/** PostgreSQL types that a view column may have; arrays travel as JSON and are cast in the upsert. */
export type ColumnType =
  | 'uuid'
  | 'text'
  | 'smallint'
  | 'integer'
  | 'bigint'
  | 'boolean'
  | 'date'
  | 'timestamptz'
  | 'numeric'
  | 'jsonb'
  | 'text[]'
  | 'integer[]';

export type ColumnValue = string | number | boolean | null | readonly string[] | readonly number[] | object;

export type Row = Readonly<Record<string, ColumnValue>>;

/**
 * A table that a projection owns. Its DDL stands in `<name>.sql` beside the fold, unqualified; the runner
 * creates it in a schema of its own per projection version and shows it to readers as `view.<name>`.
 */
export interface TableSpec<R extends Row = Row> {
  readonly name: string;
  readonly columns: { readonly [Column in keyof R]: ColumnType };
  readonly key: readonly (keyof R & string)[];
  /** Column by which rows are loaded and replaced together, e.g. all reach rows of one laborer. */
  readonly group?: keyof R & string;
}

/** What an event needs loaded before it can be folded: a row by key, or all rows of a group. */
export type Touch =
  { readonly table: string; readonly key: Row } | { readonly table: string; readonly group: ColumnValue };

/** The rows of a batch in memory; the runner writes what changed with one upsert (and delete) per table. */
export interface RowSet {
  get<R extends Row>(table: TableSpec<R>, key: Partial<R>): R | undefined;
  put<R extends Row>(table: TableSpec<R>, row: R): void;
  delete<R extends Row>(table: TableSpec<R>, key: Partial<R>): void;
  group<R extends Row>(table: TableSpec<R>, group: ColumnValue): readonly R[];
  /** Puts the given rows and deletes every other row of the group. */
  replaceGroup<R extends Row>(table: TableSpec<R>, group: ColumnValue, rows: readonly R[]): void;
}

/** An event as a fold sees it. */
export interface FoldedEvent extends RecordedEvent {
  /**
   * Only where the projection asks for it (`unseals`): the personal fields, `null` once forgotten. They may
   * feed keyed hashes; they never reach a column in clear (INV-SEAL).
   */
  readonly personal?: Readonly<Record<string, unknown>> | null;
}

/**
 * A view as a pure function of the log. INV-ONCE: its tables equal the fold of the log up to its checkpoint.
 */
export interface Projection {
  readonly name: string;
  /** Raised whenever DDL or fold change: the new version is built beside the old one, then flipped. */
  readonly version: number;
  readonly events: readonly EventDefinition[];
  readonly tables: readonly TableSpec[];
  /** Absolute path of the DDL file. */
  readonly ddl: string;
  /**
   * `stream`: every row that an event touches is keyed by its stream and touched by no other stream, so a poison
   * event parks its stream only, and a stream's first event finds no row; `shared`: a poison event stops the
   * projection.
   */
  readonly rowKey: 'stream' | 'shared';
  readonly unseals?: boolean;
  touches(event: RecordedEvent): readonly Touch[];
  /** Pure: no clock, no random, no I/O. */
  fold(event: FoldedEvent, rows: RowSet): void;
}
