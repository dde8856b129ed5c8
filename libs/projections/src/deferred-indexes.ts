import type pg from 'pg';
import type { Build } from './build';
import { quoteName } from './table-sql';
import { inTransaction } from './transaction';

/** An hour: the client's own limit for one index; the server's is lifted for the transaction. */
const INDEX_TIMEOUT_MS = 3_600_000;

/**
 * Takes away the indexes that only readers need, so that a build which nobody reads yet is written without them.
 * Keys, unique indexes and those by which groups are loaded stay.
 * @returns what creates them again.
 */
export async function deferIndexes(pool: pg.Pool, build: Build): Promise<readonly string[]> {
  return inTransaction(pool, async (client) => {
    const definitions: string[] = [];
    for (const table of build.projection.tables) {
      const { rows } = await client.query<{ name: string; definition: string }>(
        `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
         from pg_index where indrelid = $1::regclass and not indisunique and not indisexclusion
           and coalesce(pg_get_indexdef(indexrelid, 1, true) <> $2, true)`,
        [`${quoteName(build.id)}.${quoteName(table.name)}`, table.group ?? null],
      );
      for (const { name, definition } of rows) {
        await client.query(`drop index ${name}`);
        definitions.push(definition);
      }
    }
    return definitions;
  });
}

export async function createIndexes(pool: pg.Pool, definitions: readonly string[]): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query(`set local statement_timeout = 0; set local maintenance_work_mem = '128MB'`);
    for (const text of definitions) {
      const query: pg.QueryConfig & { query_timeout: number } = { text, query_timeout: INDEX_TIMEOUT_MS };
      await client.query(query);
    }
  });
}
