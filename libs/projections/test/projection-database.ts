import { readFileSync } from 'node:fs';
import { createPool, migrate } from '@chunfeng/database';
import { createTestDatabase, type TestDatabase } from '@chunfeng/testing';
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
