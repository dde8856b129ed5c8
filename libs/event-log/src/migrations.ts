import { join } from 'node:path';
import type { MigrationSet } from '@chunfeng/database';

const sql = (...names: string[]): string[] => names.map((name) => join(__dirname, 'sql', `${name}.sql`));

/** Schema `log`: tables once, functions whenever they change; a new store gets its first epoch. */
export const eventLogMigrations: readonly MigrationSet[] = [
  { name: 'log', files: sql('tables', 'verdict') },
  {
    name: 'log-functions',
    repeatable: true,
    files: sql(
      'append-only',
      'physical-identity',
      'new-epoch',
      'first-epoch',
      'assert-separate',
      'judge',
      'append',
      'settle',
      'read-stream',
      'read-batch',
      'find-claim',
      'find-command',
      'prune-commands',
      'activate-event-versions',
    ),
  },
];
