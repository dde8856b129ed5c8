import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

export interface ByteFinding {
  readonly file: string;
  readonly offset: number;
  readonly needle: string;
}

/**
 * Searches every file below a folder (or one file) for the needles: strings as UTF-8, buffers as they are. Files that
 * vanish meanwhile, as in the data folder of a running server, are passed over. PostgreSQL compresses values above
 * 2 KB: search for short ones only.
 */
export async function searchForBytes(
  path: string,
  needles: readonly (string | Buffer)[],
): Promise<ByteFinding[]> {
  const wanted = needles.map((needle) => (typeof needle === 'string' ? Buffer.from(needle, 'utf8') : needle));
  if (wanted.some((needle) => needle.length === 0)) throw new Error('An empty needle is found everywhere');
  const findings: ByteFinding[] = [];
  for await (const file of filesBelow(path)) findings.push(...(await searchFile(file, wanted)));
  return findings;
}

async function* filesBelow(path: string): AsyncGenerator<string> {
  const entries = await readdir(path, { withFileTypes: true }).catch((error: unknown) => {
    if (codeOf(error) === 'ENOTDIR') return undefined;
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  if (entries === undefined) {
    yield path;
    return;
  }
  for (const entry of entries) {
    if (entry.isDirectory()) yield* filesBelow(join(path, entry.name));
    else if (entry.isFile()) yield join(path, entry.name);
  }
}

async function searchFile(file: string, needles: readonly Buffer[]): Promise<ByteFinding[]> {
  const overlap = Math.max(0, ...needles.map((needle) => needle.length - 1));
  const findings: ByteFinding[] = [];
  let carried = Buffer.alloc(0);
  let read = 0;
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
      const window = Buffer.concat([carried, chunk]);
      const start = read - carried.length;
      for (const needle of needles) {
        // What lies wholly in the carried part was reported with the chunk before.
        let at = window.indexOf(needle, Math.max(0, carried.length - needle.length + 1));
        for (; at !== -1; at = window.indexOf(needle, at + 1)) {
          findings.push({ file, offset: start + at, needle: needle.toString('utf8') });
        }
      }
      read += chunk.length;
      carried = Buffer.from(overlap === 0 ? '' : window.subarray(-overlap));
    }
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  return findings;
}

function codeOf(error: unknown): unknown {
  return (error as NodeJS.ErrnoException | undefined)?.code;
}
