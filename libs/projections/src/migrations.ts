import { join } from 'node:path';
import type { MigrationSet } from '@chunfeng/database';

/** Checkpoints, leases, parked and skipped events. View tables are no migration's business. */
export const projectionMigrations: MigrationSet = {
  name: 'projection',
  files: [join(__dirname, 'sql', '001-projection.sql')],
};
