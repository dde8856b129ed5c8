import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** A key file that others may read protects nothing. */
export class KeyFileTooOpenError extends Error {
  override readonly name = 'KeyFileTooOpenError';
  constructor(file: string) {
    super(`${file} can be read by others; run: chmod 600 ${file}`);
  }
}

/** @throws KeyFileTooOpenError, or the system's error when there is no such file. */
export function readSecretFile(file: string): string {
  if ((statSync(file).mode & 0o077) !== 0) throw new KeyFileTooOpenError(file);
  return readFileSync(file, 'utf8').trim();
}

/**
 * Reads a secret or makes it, once for all processes that start at the same time. When it returns, the file is
 * durable: nothing may be encrypted under a key that a power cut can take away.
 */
export function secretFile(file: string, make: () => string): string {
  try {
    return readSecretFile(file);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, `${make()}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    // A link never replaces: whoever comes second reads the first one's secret.
    linkSync(draft, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  syncFolder(dirname(file));
  return readSecretFile(file);
}

/** Makes the entries of a folder durable. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function codeOf(error: unknown): unknown {
  return (error as NodeJS.ErrnoException).code;
}
