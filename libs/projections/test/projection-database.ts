import { readFileSync } from 'node:fs';
import { createPool, migrate } from '@chunfeng/database';
import { createTestDatabase, type TestDatabase } from '@chunfeng/testing';
import type { Pool } from 'pg';
import { projectionMigrations } from '../src/migrations';

/** A database with the projections' bookkeeping and nothing else. */
export function projectionDatabase(): Promise<TestDatabase> {
  return createTestDatabase({
    name: 'projections',
    content: projectionMigrations.files.map((file) => readFileSync(file, 'utf8')),
    migrate: async (url) => {
      const pool = createPool({ url, name: 'template' });
      await migrate(pool, [projectionMigrations]);
      await pool.end();
    },
  });
}

/** As the database was at first: a world after another need not wait for a new one. */
export async function forgetBuilds(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ drop: string | null }>(
    `select string_agg(format('drop schema %I cascade;', nspname), ' ') as drop
     from pg_namespace where nspname in (select build from projection.checkpoint)`,
  );
  const tables = await pool.query<{ names: string }>(
    `select string_agg(format('projection.%I', tablename), ', ') as names from pg_tables
     where schemaname = 'projection'`,
  );
  // The outward views go with the tables that they show.
  await pool.query(`${rows[0]?.drop ?? ''} truncate ${tables.rows[0]?.names ?? ''}`);
}
