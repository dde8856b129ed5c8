import { resolve } from 'node:path';
import { EmbeddedPostgresError } from '@chunfeng/embedded-postgres';
import { ConfigError } from '../../api/src/config';
import { readOptions } from './options';
import { run } from './run';

/** npm hands on the Ctrl-C that the terminal has delivered to every process already. */
const SAME_KEYSTROKE_MS = 1_000;

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const stopping = new AbortController();
  let asked = 0;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (!stopping.signal.aborted) {
        asked = performance.now();
        console.log('\nstopping …');
        stopping.abort();
      } else if (performance.now() - asked > SAME_KEYSTROKE_MS) {
        // The second time somebody means it: the data survive a kill.
        process.exit(130);
      }
    });
  }
  await run({ ...options, data: resolve(options.data) }, stopping.signal);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const ended = error instanceof EmbeddedPostgresError && error.code === 'restart-failed';
    console.error(`\nChunfeng ${ended ? 'ends' : 'could not start'}: ${sentenceOf(error)}`);
    process.exit(1);
  },
);

/** Faults of the surroundings, by their code; what a person can do about each. */
const FORESEEN: Readonly<Record<string, string>> = {
  EADDRINUSE: 'port {port} of 127.0.0.1 is in use by another program; choose another with --port.',
  EACCES: 'this user may not use port {port}; choose one above 1023 with --port.',
  ECONNREFUSED:
    'no PostgreSQL answers at DATABASE_URL; start it, or unset DATABASE_URL for the embedded one.',
  ENOTFOUND: 'the host in DATABASE_URL is not known.',
  '28P01': 'PostgreSQL refuses the user or the password in DATABASE_URL.',
  '3D000': 'the database in DATABASE_URL does not exist; create it first.',
};

/** What the person at the terminal can act on; a stack trace only where nobody foresaw the error. */
function sentenceOf(error: unknown): string {
  if (error instanceof EmbeddedPostgresError || error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const foreseen = 'code' in error && typeof error.code === 'string' ? FORESEEN[error.code] : undefined;
  const port = 'port' in error ? String(error.port) : '';
  return foreseen?.replace('{port}', port) ?? error.stack ?? error.message;
}
