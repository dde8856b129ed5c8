import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { SUPERUSER } from './cluster';
import { EmbeddedPostgresError } from './errors';
import { isAlive, livingPostmaster } from './postmaster-file';

/**
 * URL of the server that runs on a data folder, for a second program beside the one that started it.
 * @throws EmbeddedPostgresError data-unreachable when none runs there
 */
export async function runningPostgres(dataDir: string): Promise<string> {
  const folder = resolve(dataDir);
  try {
    const postmaster = await livingPostmaster(join(folder, 'pg18'));
    if (postmaster !== undefined && isAlive(postmaster.pid)) {
      const password = await readFile(join(folder, 'pg18.password'), 'utf8');
      return `postgresql://${SUPERUSER}:${password.trim()}@127.0.0.1:${String(postmaster.port)}/chunfeng`;
    }
  } catch (error) {
    throw new EmbeddedPostgresError('data-unreachable', notRunning(folder), { cause: error });
  }
  throw new EmbeddedPostgresError('data-unreachable', notRunning(folder));
}

function notRunning(folder: string): string {
  return `No database runs on ${folder}: start the program with npm start, name its folder with --data, or set DATABASE_URL.`;
}
