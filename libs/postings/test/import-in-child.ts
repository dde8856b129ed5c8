import { importAll, importerOf } from './import-cases';
import { openPostingsLog } from './postings-log';

/** Imports a file in a process of its own and says after each batch how far it is. */
async function main([url = '', file = '']: readonly string[]): Promise<void> {
  const log = await openPostingsLog(url);
  await importAll(importerOf(log), file, {
    onProgress: ({ rows }) => process.stdout.write(`rows ${rows}\n`),
  });
  process.stdout.write('done\n');
  await log.close();
}

void main(process.argv.slice(2));
