import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import {
  embeddedBinFolder,
  freePort,
  initCluster,
  isAlive,
  livingPostmaster,
  serverSettings,
  type ServerSetting,
  serverUserFor,
  startServer,
  stopServer,
  SUPERUSER,
} from '@chunfeng/embedded-postgres';
import { newRunFolder } from './test-run';
import { serverBinFolder } from './server-binaries';
import { waitFor } from './wait-for';

export interface OwnServerOptions {
  /** Added to the product's own settings, e.g. `[['max_connections', '10']]`. */
  readonly settings?: readonly ServerSetting[];
  /** `newest`: system binaries, else embedded. `embedded`: those of `npm start`. */
  readonly binaries?: 'newest' | 'embedded';
}

/** A PostgreSQL of one test alone, which that test may kill. Durable: it runs with the product's settings. */
export interface OwnServer {
  /** Superuser on the database `postgres`. Stays the same over restarts. */
  readonly url: string;
  /** Its data folder with the WAL, to be searched at rest. */
  readonly dataFolder: string;
  readonly logFile: string;
  /** `SIGKILL`: kill -9 of the postmaster; `immediate`: the server's own crash stop. Returns when it is gone. */
  kill(how: 'SIGKILL' | 'immediate'): Promise<void>;
  /** After `kill` or `stop`; crash recovery included. Running already: stops fast, then starts. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startOwnServer(options: OwnServerOptions = {}): Promise<OwnServer> {
  const folder = await newRunFolder('server');
  const user = await serverUserFor(folder);
  const cluster = {
    binFolder: options.binaries === 'embedded' ? await embeddedBinFolder(user) : await serverBinFolder(user),
    pgFolder: join(folder, 'pg'),
    logFile: join(folder, 'postgres.log'),
    user,
  };
  const password = randomBytes(18).toString('hex');
  await initCluster(cluster, password, { sync: false });
  const port = await freePort();
  const settings: ServerSetting[] = [...serverSettings, ...(options.settings ?? []), ['port', String(port)]];
  await startServer(cluster, settings);

  return {
    url: `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`,
    dataFolder: cluster.pgFolder,
    logFile: cluster.logFile,
    async kill(how) {
      if (how === 'immediate') {
        await stopServer(cluster, 'immediate');
        return;
      }
      const postmaster = await livingPostmaster(cluster.pgFolder);
      if (postmaster === undefined) return;
      process.kill(postmaster.pid, 'SIGKILL');
      await waitFor(() => !isAlive(postmaster.pid), { message: 'the killed postmaster is gone' });
    },
    async restart() {
      await stopServer(cluster, 'fast');
      await startServer(cluster, settings);
    },
    stop: () => stopServer(cluster, 'fast'),
  };
}
