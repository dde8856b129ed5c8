import { join } from 'node:path';
import type { MigrationSet } from '@chunfeng/database';

/** The table of readings. */
export const auditMigrations: MigrationSet = {
  name: 'audit',
  files: [join(__dirname, 'sql', '001-audit.sql')],
};
