import { join } from 'node:path';
import type { MigrationSet } from '@chunfeng/database';

/** Checkpoints of process managers and the standing of timers. Leases are those of the projections. */
export const processMigrations: MigrationSet = {
  name: 'process',
  files: [join(__dirname, 'sql', '001-process.sql')],
};
