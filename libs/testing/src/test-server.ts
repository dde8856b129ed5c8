import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  freePort,
  initCluster,
  serverSettings,
  type ServerSetting,
  serverUserFor,
  startServer,
  SUPERUSER,
} from '@chunfeng/embedded-postgres';
import { serverBinFolder } from './server-binaries';
import { testRunFolder } from './test-run';
import { waitFor } from './wait-for';

/** Right for tests that throw their data away, wrong for every test about crashes: those take `startOwnServer`. */
const throwAwaySettings: readonly ServerSetting[] = [
  ...serverSettings,
  ['fsync', 'off'],
  ['full_page_writes', 'off'],
  ['synchronous_commit', 'off'],
  ['max_connections', '300'],
];

let known: string | undefined;

/**
 * URL of the run's server with a superuser: `DATABASE_URL` if set, else one server that the first caller of any worker
 * starts and all share.
 */
export async function testServerUrl(): Promise<string> {
  known ??= process.env['DATABASE_URL'] ?? (await sharedServerUrl());
  return known;
}

async function sharedServerUrl(): Promise<string> {
  const folder = join(testRunFolder(), 'shared');
  const answer = join(testRunFolder(), 'shared-server.json');
  if (await isFirst(folder)) {
    const result = await startSharedServer(folder).then(
      (url) => ({ url }),
      (error: unknown) => ({ error: String(error) }),
    );
    await writeFile(`${answer}.new`, JSON.stringify(result), { mode: 0o600 });
    await rename(`${answer}.new`, answer);
  }
  const text = await waitFor(() => readFile(answer, 'utf8').catch(() => undefined), {
    timeout: 60_000,
    message: 'the PostgreSQL of this test run has started',
  });
  const result = JSON.parse(text) as { url?: string; error?: string };
  if (result.url === undefined)
    throw new Error(`The PostgreSQL of this test run: ${result.error ?? 'no answer'}`);
  return result.url;
}

async function isFirst(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { mode: 0o711 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function startSharedServer(folder: string): Promise<string> {
  const user = await serverUserFor(folder);
  const cluster = {
    binFolder: await serverBinFolder(user),
    pgFolder: join(folder, 'pg'),
    logFile: join(folder, 'postgres.log'),
    user,
  };
  const password = randomBytes(18).toString('hex');
  await initCluster(cluster, password, { sync: false });
  const port = await freePort();
  await startServer(cluster, [...throwAwaySettings, ['port', String(port)]]);
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`;
}
