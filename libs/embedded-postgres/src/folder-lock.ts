import { randomBytes } from 'node:crypto';
import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './errors';
import { isAlive, isMissing } from './postmaster-file';

const LOCK = '.chunfeng-lock';

/**
 * One program per data folder. The lock names its process, so that one left by a killed program is taken over.
 *
 * @returns gives the lock back
 * @throws EmbeddedPostgresError data-in-use
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, LOCK);
  const mine = `${process.pid} ${(await startOf(process.pid)) ?? '?'} ${randomBytes(4).toString('hex')}\n`;
  const draft = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  await writeFile(draft, mine, { flag: 'wx' });
  try {
    for (;;) {
      try {
        // A link appears with its content or not at all, unlike a file that is created and then written.
        await link(draft, path);
        return async () => {
          if ((await readLock(path)) === mine) await unlink(path);
        };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      await refuseIfLocked(folder);
      await removeStaleLock(path, draft);
    }
  } finally {
    await unlink(draft);
  }
}

/** @throws EmbeddedPostgresError data-in-use when the process of the lock lives */
export async function refuseIfLocked(folder: string): Promise<void> {
  const holder = await livingHolder(await readLock(join(folder, LOCK)));
  if (holder === undefined) return;
  throw new EmbeddedPostgresError(
    'data-in-use',
    `The data folder ${folder} is in use by process ${holder}: stop that one first, or choose another folder with --data.`,
  );
}

async function removeStaleLock(path: string, draft: string): Promise<void> {
  const aside = `${draft}.stale`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (isMissing(error)) return; // Another start removed it first.
    throw error;
  }
  // Between the look and the rename another start may have taken the lock: then it gets it back.
  if ((await livingHolder(await readLock(aside))) !== undefined) await link(aside, path);
  await unlink(aside);
}

async function readLock(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
}

async function livingHolder(lock: string | undefined): Promise<number | undefined> {
  const [pid, start] = (lock ?? '').trim().split(' ');
  if (!pid || !isAlive(Number(pid))) return undefined;
  // The number may have been given to another process since; its start time tells.
  const now = await startOf(Number(pid));
  return now === undefined || now === start ? Number(pid) : undefined;
}

/** Start of a process in clock ticks since boot; undefined where /proc does not tell. */
async function startOf(pid: number): Promise<string | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The name in parentheses may hold blanks; the start is the 20th field after it.
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[19];
}
