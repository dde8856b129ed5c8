import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, realpath, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failpoint } from '@chunfeng/failpoints';
import { Client } from 'pg';
import { embeddedBinFolder } from './binaries';
import { type Cluster, initCluster, settledPostmaster, startServer, stopServer, SUPERUSER } from './cluster';
import { explained, prepareDataFolder } from './data-folder';
import { EmbeddedPostgresError } from './errors';
import { lockFolder } from './folder-lock';
import { freePort, isFree } from './free-port';
import { isMissing } from './postmaster-file';
import { keepAlive, type KeepAliveOptions } from './keep-alive';
import { pgFolderOf } from './relocation';
import { serverUserFor } from './server-user';
import { type ServerSetting, serverSettings } from './settings';

/** A data folder belongs to one major version of PostgreSQL; the folder's name says which. */
export const PG_MAJOR = 18;
const NAME = `pg${PG_MAJOR}`;
const DATABASE = 'chunfeng';

/**
 * `relocated`: the files lie elsewhere, because the server's user cannot enter the data folder (detail: where).
 * `recovering`: the last run did not end cleanly; PostgreSQL replays its WAL.
 * `adopting`: the server of a killed program still lives and is used.
 */
export type StartStep = 'relocated' | 'initializing' | 'starting' | 'recovering' | 'adopting';

export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  /** Unless told: the one used last if it is free, else any free one. Loopback only. */
  readonly port?: number;
  readonly logFile: string;
  readonly onProgress?: (step: StartStep, detail?: string) => void;
  /** Where PostgreSQL's files go when this is root and its user cannot enter the data folder. */
  readonly elsewhere?: string;
}

export interface EmbeddedPostgres {
  /** With the superuser's password: not for logs. */
  readonly url: string;
  readonly port: number;
  /** The server was left running by a killed program. */
  readonly adopted: boolean;
  /**
   * From now on a server that ended by itself is restarted in its place, so that the same URL serves again.
   *
   * @returns when the server is stopped
   * @throws EmbeddedPostgresError restart-failed, when it cannot be brought back
   */
  keepAlive(options?: KeepAliveOptions): Promise<void>;
  /** Stops the server (connections are ended, a checkpoint is written) and gives the folder free. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL on a data folder, creating it if need be. The server has a session of its own: Ctrl-C
 * does not reach it, and it outlives a killed program; the next start adopts it.
 *
 * @throws EmbeddedPostgresError whose message is one sentence for the person at the terminal
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = await prepareDataFolder(options.dataDir);
  const unlock = await lockFolder(folder).catch((error: unknown) => {
    throw explained(error, folder);
  });
  let cluster: Cluster | undefined;
  try {
    await refuseOtherMajor(folder);
    cluster = await clusterOf(folder, options);
    const password = await passwordOf(folder, cluster, options);
    const adoptedPort = await adopt(cluster, password, options);
    const port = adoptedPort ?? (await start(folder, cluster, options));
    const url = urlOf(password, port, DATABASE);
    await failpoint('embedded-postgres.before-create-database');
    await createDatabase(urlOf(password, port, 'postgres'));
    const running = cluster;
    const stopping = new AbortController();
    let guarded: Promise<void> = Promise.resolve();
    return {
      url,
      port,
      adopted: adoptedPort !== undefined,
      keepAlive: (how) => (guarded = keepAlive(running, settingsFor(port), stopping.signal, how)),
      async stop() {
        // Nobody may bring back what is being stopped.
        stopping.abort();
        await guarded.catch(() => undefined);
        await stopServer(running, 'fast');
        await unlock();
      },
    };
  } catch (error) {
    // A failed start leaves nothing running.
    if (cluster !== undefined) await stopServer(cluster, 'fast').catch(() => undefined);
    await unlock();
    throw explained(error, folder);
  }
}

async function clusterOf(folder: string, options: EmbeddedPostgresOptions): Promise<Cluster> {
  const { elsewhere = '/var/lib/chunfeng', onProgress, logFile } = options;
  const user = await serverUserFor(join(folder, NAME));
  const pgFolder = await pgFolderOf(folder, NAME, user, elsewhere);
  if (pgFolder !== join(folder, NAME)) onProgress?.('relocated', pgFolder);
  return { binFolder: await embeddedBinFolder(user), pgFolder, user, logFile };
}

/** The password lies beside the database, readable for our user alone; without a database both are made. */
async function passwordOf(
  folder: string,
  cluster: Cluster,
  { onProgress }: EmbeddedPostgresOptions,
): Promise<string> {
  const file = join(folder, `${NAME}.password`);
  if (existsSync(join(cluster.pgFolder, 'PG_VERSION'))) {
    return readFile(file, 'utf8').catch((error: unknown) => {
      throw new EmbeddedPostgresError(
        'data-unreachable',
        `The password of the database in ${folder} cannot be read from ${file}: restore that file, start as its owner, or begin anew with --fresh.`,
        { cause: error },
      );
    });
  }
  onProgress?.('initializing');
  const password = randomBytes(24).toString('hex');
  await writeFile(`${file}.new`, password, { mode: 0o600 });
  await rename(`${file}.new`, file);
  await failpoint('embedded-postgres.before-initdb');
  await initCluster(cluster, password, { sync: true });
  return password;
}

/** The port of a living server of this folder that can go on being used; any other living one is stopped. */
async function adopt(
  cluster: Cluster,
  password: string,
  { port, onProgress }: EmbeddedPostgresOptions,
): Promise<number | undefined> {
  const living = await settledPostmaster(cluster.pgFolder);
  if (living === undefined) return undefined;
  onProgress?.('adopting');
  if (port === undefined || port === living.port) {
    if (await isServerOf(cluster.pgFolder, urlOf(password, living.port, 'postgres'))) return living.port;
  }
  await stopServer(cluster, 'fast');
  return undefined;
}

async function start(
  folder: string,
  cluster: Cluster,
  { port: wanted, onProgress }: EmbeddedPostgresOptions,
): Promise<number> {
  const file = join(folder, `${NAME}.port`);
  if (wanted !== undefined && !(await isFree(wanted))) {
    throw new EmbeddedPostgresError(
      'port-taken',
      `Port ${wanted} of 127.0.0.1 cannot be used for PostgreSQL: choose another, or none to have a free one found.`,
    );
  }
  const last = Number(await readFile(file, 'utf8').catch(() => ''));
  const port = wanted ?? (last > 0 && (await isFree(last)) ? last : await freePort());
  onProgress?.(existsSync(join(cluster.pgFolder, 'postmaster.pid')) ? 'recovering' : 'starting');
  await startServer(cluster, settingsFor(port));
  await writeFile(file, String(port));
  return port;
}

function settingsFor(port: number): readonly ServerSetting[] {
  return [...serverSettings, ['port', String(port)]];
}

async function isServerOf(pgFolder: string, url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0] !== undefined && (await realpath(rows[0].data_directory)) === (await realpath(pgFolder));
  } catch {
    return false; // It will be stopped and started anew, and that start tells what is wrong.
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** Looked at before anything is touched: a server refuses the files of another major version. */
async function refuseOtherMajor(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!/^pg\d+$/.test(name)) continue;
    const version = await readFile(join(folder, name, 'PG_VERSION'), 'utf8').catch((error: unknown) => {
      const code = (error as NodeJS.ErrnoException).code;
      // Not there yet, or readable for the server's user alone.
      if (isMissing(error) || code === 'EACCES' || code === 'ENOTDIR') return undefined;
      throw error;
    });
    const major = version?.trim() ?? name.slice(2);
    if (major !== String(PG_MAJOR)) {
      throw new EmbeddedPostgresError(
        'other-major-version',
        `${join(folder, name)} belongs to PostgreSQL ${major} and this Chunfeng brings ${PG_MAJOR}: start the version that made it, or choose another folder with --data.`,
      );
    }
  }
}

function urlOf(password: string, port: number, database: string): string {
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}
