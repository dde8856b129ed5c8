import { resolve } from 'node:path';
import { EmbeddedPostgresError } from '@chunfeng/embedded-postgres';
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
    console.error(`\nChunfeng could not start: ${sentenceOf(error)}`);
    process.exit(1);
  },
);

/** What the person at the terminal can act on; a stack trace only where nobody foresaw the error. */
function sentenceOf(error: unknown): string {
  if (error instanceof EmbeddedPostgresError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return 'the port is in use; choose another with --port.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
