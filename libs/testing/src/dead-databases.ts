import { isAlive } from '@chunfeng/embedded-postgres';
import { Client } from 'pg';

/**
 * Drops the databases that killed runs left on a server that outlives them. Their names carry the number of the process
 * that made them, which says something on this machine only.
 */
export async function dropDeadDatabases(url: string): Promise<void> {
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname)) return;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(
      "select datname from pg_database where datname ~ '^chunfeng_test_[0-9]+_'",
    );
    for (const { datname } of rows) {
      if (isAlive(Number(datname.split('_')[2]))) continue;
      await client.query(`drop database if exists ${datname} with (force)`);
    }
  } finally {
    await client.end();
  }
}
