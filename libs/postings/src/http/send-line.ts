import { once } from 'node:events';
import type { Writable } from 'node:stream';

/**
 * Writes an object as a line of JSON and waits for a slow reader.
 * @param gone aborted when the reader has left
 * @returns false when there is no reader any more.
 */
export async function sendLine(response: Writable, line: object, gone: AbortSignal): Promise<boolean> {
  if (gone.aborted) return false;
  if (response.write(`${JSON.stringify(line)}\n`)) return true;
  // The signal takes every listener away again, also when nothing is drained any more.
  return once(response, 'drain', { signal: gone }).then(
    () => true,
    () => false,
  );
}
