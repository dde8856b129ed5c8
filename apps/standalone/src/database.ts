import { join } from 'node:path';
import { stated } from '../../api/src/config';
import { type StartStep, startEmbeddedPostgres } from '@chunfeng/embedded-postgres';

const STEPS: Readonly<Record<StartStep, string>> = {
  relocated: 'PostgreSQL keeps its files in',
  initializing: 'creating the database',
  starting: 'starting PostgreSQL',
  recovering: 'the last run did not end cleanly: PostgreSQL recovers',
  adopting: 'PostgreSQL is still running from the last time',
};

export interface Database {
  readonly url: string;
  stop(): Promise<void>;
}

/** `DATABASE_URL` if set, else the embedded server on the data folder. */
export async function openDatabase(data: string): Promise<Database> {
  const url = stated(process.env, 'DATABASE_URL');
  if (url !== undefined) return { url, stop: () => Promise.resolve() };
  return startEmbeddedPostgres({
    dataDir: data,
    logFile: join(data, 'postgresql.log'),
    onProgress: (step, detail) => console.log(`  ${STEPS[step]}${detail === undefined ? '' : ` ${detail}`}`),
  });
}
