import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type pg from 'pg';

/** Files applied once, in the given order; each file is one transaction. */
export interface MigrationSet {
  readonly name: string;
  /** Absolute paths of .sql files. */
  readonly files: readonly string[];
  /** Re-run whenever the content changes (functions and views); otherwise a changed file is an error. */
  readonly repeatable?: boolean;
}

export class MigrationChangedError extends Error {
  constructor(set: string, file: string) {
    super(`migration ${set}/${file} was applied with other content; add a new file instead of editing it`);
  }
}

/** Not the one that appends to the log take: a long migration must not hold up who need not wait for it. */
const LOCK = 295_2017;
/** Of one file, or of waiting for another process that migrates. */
const TIMEOUT_MS = 3_600_000;

/** Brings a database to head. Safe to call from several processes at once. */
export async function migrate(pool: pg.Pool, sets: readonly MigrationSet[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(`set statement_timeout = ${TIMEOUT_MS}`);
    await client.query(patient('select pg_advisory_lock($1)', [LOCK]));
    await client.query(`create schema if not exists ops`);
    await client.query(`create table if not exists ops.schema_migration (
      set_name text, file text, sha256 text not null, applied_at timestamptz not null default clock_timestamp(),
      primary key (set_name, file))`);
    for (const set of sets) for (const file of set.files) await apply(client, set, file);
  } finally {
    // Lock, timeout and whatever a file has set end with the session.
    client.release(true);
  }
}

async function apply(client: pg.PoolClient, set: MigrationSet, path: string): Promise<void> {
  const sql = readFileSync(path, 'utf8');
  const sha256 = createHash('sha256').update(sql).digest('hex');
  const file = basename(path);
  const known = await client.query<{ sha256: string }>(
    'select sha256 from ops.schema_migration where set_name = $1 and file = $2',
    [set.name, file],
  );
  const before = known.rows[0]?.sha256;
  if (before === sha256) return;
  if (before !== undefined && !set.repeatable) throw new MigrationChangedError(set.name, file);
  await client.query('begin');
  try {
    await client.query(patient(sql));
    await client.query(
      `insert into ops.schema_migration (set_name, file, sha256) values ($1, $2, $3)
       on conflict (set_name, file) do update set sha256 = excluded.sha256, applied_at = clock_timestamp()`,
      [set.name, file, sha256],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** The pool's own limit on the side of the client is meant for ordinary statements. */
function patient(text: string, values: unknown[] = []): pg.QueryConfig & { query_timeout: number } {
  return { text, values, query_timeout: TIMEOUT_MS };
}
