import { join } from 'node:path';
import type { MigrationSet } from '@chunfeng/database';

/** Schema `keys`, in a database of its own. */
export const keyMigrations: readonly MigrationSet[] = [
  { name: 'keys', files: [join(__dirname, 'sql', 'subject-keys.sql')] },
];
