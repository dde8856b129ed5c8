import pg from 'pg';
import { arrayLiteral, canonicalInstant, transportType } from './column-codec';
import type { ColumnType, ColumnValue, Row, TableSpec } from './projection';

/** A fold put a row without one of its table's columns; `null` has to be said. */
export class MissingColumnError extends TypeError {
  constructor(table: string, column: string) {
    super(`row of "${table}" lacks column "${column}"`);
    this.name = 'MissingColumnError';
  }
}

/** What is needed of a client; a transaction is open on it. */
export type Queryable = Pick<pg.ClientBase, 'query'>;

/** The statements over one table of one build: each handles all rows of a batch at once. */
export class TableSql {
  private readonly columns: readonly string[];
  private readonly texts: Record<'byKey' | 'byGroup' | 'upsert' | 'delete', string>;

  constructor(
    private readonly schema: string,
    readonly spec: TableSpec,
  ) {
    this.columns = Object.keys(spec.columns);
    const table = `${quoteName(schema)}.${quoteName(spec.name)}`;
    const all = names(this.columns, (name) => name);
    const keys = names(spec.key, (name) => name);
    const sameKey = spec.key.map((c) => `t.${quoteName(c)} = k.${quoteName(c)}`).join(' and ');
    const keyRows = `unnest(${this.parameters(spec.key)}) as k(${keys})`;
    const others = this.columns.filter((column) => !spec.key.includes(column));
    this.texts = {
      byKey: `select ${names(this.columns, (name) => `t.${name}`)} from ${keyRows} join ${table} t on ${sameKey}`,
      byGroup:
        spec.group === undefined
          ? ''
          : `select ${all} from ${table} where ${quoteName(spec.group)} = any(${this.parameters([spec.group])})`,
      upsert:
        `insert into ${table} (${all}) select ${this.columns.map((c) => this.converted(c)).join(', ')} ` +
        `from unnest(${this.parameters(this.columns)}) as u(${all}) on conflict (${keys}) do ` +
        (others.length === 0
          ? 'nothing'
          : `update set ${others.map((c) => `${quoteName(c)} = excluded.${quoteName(c)}`).join(', ')}`),
      delete: `delete from ${table} t using ${keyRows} where ${sameKey}`,
    };
  }

  async loadByKey(client: Queryable, keys: readonly Row[]): Promise<readonly Row[]> {
    return this.load(client, 'byKey', this.literals(this.spec.key, keys));
  }

  async loadByGroup(client: Queryable, groups: readonly ColumnValue[]): Promise<readonly Row[]> {
    const { group } = this.spec;
    if (group === undefined) throw new TypeError(`table "${this.spec.name}" has no group column`);
    return this.load(client, 'byGroup', [arrayLiteral(this.typeOf(group), groups)]);
  }

  async upsert(client: Queryable, rows: readonly Row[]): Promise<void> {
    await client.query(this.statement('upsert', this.literals(this.columns, rows)));
  }

  async delete(client: Queryable, keys: readonly Row[]): Promise<void> {
    await client.query(this.statement('delete', this.literals(this.spec.key, keys)));
  }

  async isEmpty(client: Queryable): Promise<boolean> {
    const table = `${quoteName(this.schema)}.${quoteName(this.spec.name)}`;
    return (await client.query(`select from ${table} limit 1`)).rowCount === 0;
  }

  private async load(
    client: Queryable,
    kind: 'byKey' | 'byGroup',
    values: string[],
  ): Promise<readonly Row[]> {
    const config = { ...this.statement(kind, values), types: AS_FOLDED };
    return (await client.query<Row>(config)).rows;
  }

  /** Named, so that small batches need not be parsed and planned again; PostgreSQL limits names to 63 bytes. */
  private statement(kind: keyof TableSql['texts'], values: string[]): pg.QueryConfig {
    const name = `${this.schema}.${this.spec.name}.${kind}`;
    return { text: this.texts[kind], values, ...(name.length <= 63 ? { name } : {}) };
  }

  private literals(columns: readonly string[], rows: readonly Row[]): string[] {
    return columns.map((column) =>
      arrayLiteral(
        this.typeOf(column),
        rows.map((row) => {
          const value = row[column];
          if (value === undefined) throw new MissingColumnError(this.spec.name, column);
          return value;
        }),
      ),
    );
  }

  private parameters(columns: readonly string[]): string {
    return columns.map((c, i) => `$${i + 1}::${transportType(this.typeOf(c))}[]`).join(', ');
  }

  private converted(column: string): string {
    const type = this.typeOf(column);
    return transportType(type) === type ? quoteName(column) : `${quoteName(column)}::${type}`;
  }

  private typeOf(column: string): ColumnType {
    const type = this.spec.columns[column];
    if (type === undefined) throw new TypeError(`table "${this.spec.name}" has no column "${column}"`);
    return type;
  }
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function names(columns: readonly string[], wrap: (quoted: string) => string): string {
  return columns.map((column) => wrap(quoteName(column))).join(', ');
}

const PARSERS: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.DATE, String],
  [pg.types.builtins.TIMESTAMPTZ, canonicalInstant],
]);

/** Reads values in the form that folds put them in, whatever parsers the process has set. */
const AS_FOLDED: pg.CustomTypesConfig = {
  getTypeParser: (oid: number) => PARSERS.get(oid) ?? standardParser(oid),
};

const standardParser = pg.types.getTypeParser as (oid: number) => (text: string) => unknown;
