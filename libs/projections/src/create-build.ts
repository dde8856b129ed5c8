import type pg from 'pg';
import { type Build, type Ddl, ddlOf } from './build';
import { BlockedError } from './poison';
import { type Queryable, quoteName } from './table-sql';
import { inTransaction } from './transaction';

/** Re-runs what hangs on the outward views: grants, analysts' own views. Part of the transaction that changes them. */
export type AfterFlip = (client: pg.ClientBase, viewNames: readonly string[]) => Promise<void>;

/**
 * Creates the tables of a build unless they are there; the first build of a projection is shown to readers at
 * once, so that they get empty answers instead of errors; a rebuild, which may be given up, only by its flip.
 * @throws BlockedError where the DDL changed without a new version, or a newer version has taken over for good.
 */
export async function ensureBuild(pool: pg.Pool, build: Build, afterFlip?: AfterFlip): Promise<void> {
  const ddl = ddlOf(build.projection);
  await inTransaction(pool, async (client) => {
    await lockName(client, build.projection.name);
    if (await exists(client, build, ddl)) return;
    await refuseIfSuperseded(client, build);
    await createTables(client, build, ddl);
    const { name, version } = build.projection;
    await client.query(
      'insert into projection.checkpoint (build, name, version, ddl_sha256) values ($1, $2, $3, $4)',
      [build.id, name, version, ddl.sha256],
    );
    if (build.kind === 'rebuild') return;
    const first = await client.query(
      'insert into projection.active (name, build) values ($1, $2) on conflict do nothing',
      [name, build.id],
    );
    if (first.rowCount === 1) await showTables(client, build, afterFlip);
  });
}

/** Changes to the set of builds of one projection happen one after the other. */
export async function lockName(client: Queryable, name: string): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended('projection ' || $1, 0))`, [name]);
}

/** Points the outward views at the tables of a build. */
export async function showTables(client: pg.ClientBase, build: Build, afterFlip?: AfterFlip): Promise<void> {
  const viewNames = build.projection.tables.map(({ name }) => name);
  for (const name of viewNames) {
    const view = `view.${quoteName(name)}`;
    const query = `select * from ${quoteName(build.id)}.${quoteName(name)}`;
    await client.query('savepoint show');
    try {
      // Keeps grants and dependent views wherever the columns allow it.
      await client.query(`create or replace view ${view} as ${query}`);
    } catch (error) {
      if ((error as { code?: unknown }).code !== '42P16') throw error;
      await client.query('rollback to savepoint show');
      await client.query(`drop view ${view} cascade`);
      await client.query(`create view ${view} as ${query}`);
    }
    await client.query('release savepoint show');
  }
  await afterFlip?.(client, viewNames);
}

async function exists(client: Queryable, build: Build, ddl: Ddl): Promise<boolean> {
  const { rows } = await client.query<{ ddl_sha256: string }>(
    'select ddl_sha256 from projection.checkpoint where build = $1',
    [build.id],
  );
  if (rows[0] === undefined) return false;
  if (rows[0].ddl_sha256 === ddl.sha256) return true;
  const message = `${build.projection.ddl} changed: raise the version of ${build.projection.name}`;
  throw new BlockedError({ kind: 'definition', error: { name: 'DdlChanged', message } });
}

/** An old process that is still up must not build anew what was cleared away behind a newer version. */
async function refuseIfSuperseded(client: Queryable, build: Build): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    `select c.version from projection.active a join projection.checkpoint c on c.build = a.build
     where a.name = $1 and c.version > $2`,
    [build.projection.name, build.projection.version],
  );
  if (rows[0] !== undefined) throw new BlockedError({ kind: 'superseded' });
}

async function createTables(client: Queryable, build: Build, ddl: Ddl): Promise<void> {
  const schema = quoteName(build.id);
  await client.query(`drop schema if exists ${schema} cascade`);
  await client.query(`create schema ${schema}`);
  await client.query(`set local search_path to ${schema}, public`);
  await client.query(ddl.sql);
  await client.query('set local search_path to default');
  for (const { name, columns } of build.projection.tables) {
    const { rows } = await client.query<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, null) as type from pg_attribute
       where attrelid = to_regclass($1) and attnum > 0 and not attisdropped`,
      [`${schema}.${quoteName(name)}`],
    );
    const inDdl = rows.map((column) => `${column.name} ${shortType(column.type)}`).sort();
    const inSpec = Object.entries(columns)
      .map(([column, type]) => `${column} ${type}`)
      .sort();
    if (inDdl.join() === inSpec.join()) continue;
    const message = `table ${name}: ${build.projection.ddl} has (${inDdl.join(', ')}), the code (${inSpec.join(', ')})`;
    throw new BlockedError({ kind: 'definition', error: { name: 'ColumnsDiffer', message } });
  }
}

function shortType(type: string): string {
  return type.replace('timestamp with time zone', 'timestamptz');
}
