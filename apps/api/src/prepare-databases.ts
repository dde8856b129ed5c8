import { auditMigrations } from '@chunfeng/audit';
import { createPool, migrate } from '@chunfeng/database';
import { eventLogMigrations } from '@chunfeng/event-log';
import { prepareKeysDatabase } from '@chunfeng/privacy';
import { processMigrations } from '@chunfeng/processes';
import { projectionMigrations } from '@chunfeng/projections';
import type { AppConfig } from './config';

/** Brings both databases to head; safe from several processes at once, and quick when there is nothing to do. */
export async function prepareDatabases(
  config: Pick<AppConfig, 'databaseUrl' | 'keysDatabaseUrl'>,
): Promise<void> {
  const pool = createPool({ url: config.databaseUrl, name: 'migrate', max: 1, statementTimeout: 600_000 });
  try {
    await migrate(pool, [...eventLogMigrations, projectionMigrations, processMigrations, auditMigrations]);
  } finally {
    await pool.end();
  }
  await prepareKeysDatabase(config.keysDatabaseUrl);
}
