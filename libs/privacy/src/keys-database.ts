import { createClient, createPool, migrate } from '@chunfeng/database';
import { keyMigrations } from './migrations';

const NO_SUCH_DATABASE = '3D000';
const DUPLICATE_DATABASE = '42P04';
/** Two sessions made it at the same moment. */
const UNIQUE_VIOLATION = '23505';

/**
 * Creates the key database where it is missing and brings it to head. It is a database of its own so that a
 * backup of log and views never holds keys, and keys can have a short backup of their own.
 *
 * @param url of the key database; its server's `postgres` database is used to create it.
 */
export async function prepareKeysDatabase(url: string): Promise<void> {
  await createIfMissing(url);
  const pool = createPool({ url, name: 'keys-migrate', max: 1 });
  try {
    await migrate(pool, keyMigrations);
  } finally {
    await pool.end();
  }
}

async function createIfMissing(url: string): Promise<void> {
  if (await exists(url)) return;
  const database = decodeURIComponent(new URL(url).pathname.slice(1));
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(database))
    throw new Error('the key database needs a plain lower-case name');
  const maintenance = new URL(url);
  maintenance.pathname = '/postgres';
  const client = createClient({ url: maintenance.toString(), name: 'keys-create' });
  await client.connect();
  try {
    await client.query(`create database "${database}" template template0 encoding 'UTF8'`);
  } catch (error) {
    const code = codeOf(error);
    if (code !== DUPLICATE_DATABASE && code !== UNIQUE_VIOLATION) throw error;
  } finally {
    await client.end();
  }
}

/** Asked by connecting: in production the role may have no right to look around. */
async function exists(url: string): Promise<boolean> {
  const client = createClient({ url, name: 'keys-find' });
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (codeOf(error) === NO_SUCH_DATABASE) return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown }).code;
}
