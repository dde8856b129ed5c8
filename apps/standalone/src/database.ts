import { join } from 'node:path';
import {
  type EmbeddedPostgres,
  type KeepAliveStep,
  type StartStep,
  startEmbeddedPostgres,
} from '@chunfeng/embedded-postgres';
import { Logger } from '@nestjs/common';
import { stated } from '../../api/src/config';

const STEPS: Readonly<Record<StartStep, string>> = {
  relocated: 'PostgreSQL keeps its files in',
  initializing: 'creating the database',
  starting: 'starting PostgreSQL',
  recovering: 'the last run did not end cleanly: PostgreSQL recovers',
  adopting: 'PostgreSQL is still running from the last time',
};

const HEALING: Readonly<Record<KeepAliveStep, string>> = {
  lost: 'PostgreSQL ended by itself; restarting it',
  failed: 'a restart of PostgreSQL failed',
  back: 'PostgreSQL is back',
};

export interface Database {
  readonly url: string;
  /** Made and kept by this program. */
  readonly embedded: boolean;
  /** Aborts, with the error as its reason, when the server ended and could not be brought back. */
  readonly lost: AbortSignal;
  stop(): Promise<void>;
}

/** `DATABASE_URL` if set, else the embedded server on the data folder, which is restarted if it ends by itself. */
export async function openDatabase(data: string): Promise<Database> {
  const url = stated(process.env, 'DATABASE_URL');
  if (url !== undefined)
    return {
      url,
      embedded: false,
      lost: new AbortController().signal,
      stop: () => Promise.resolve(),
    };
  const server = await startEmbeddedPostgres({
    dataDir: data,
    logFile: join(data, 'postgresql.log'),
    onProgress: (step, detail) => console.log(`  ${STEPS[step]}${detail === undefined ? '' : ` ${detail}`}`),
  });
  return { url: server.url, embedded: true, lost: keptAlive(server), stop: () => server.stop() };
}

/** Told at the terminal and in the log, for whoever looks at one of them. */
function keptAlive(server: EmbeddedPostgres): AbortSignal {
  const lost = new AbortController();
  const logger = new Logger('PostgreSQL');
  server
    .keepAlive({
      onProgress: (step, detail) => {
        const message = `${HEALING[step]}${detail === undefined ? '' : `: ${detail}`}`;
        console.log(`  ${message}`);
        logger.warn(message);
      },
    })
    .catch((error: unknown) => lost.abort(error));
  return lost.signal;
}
