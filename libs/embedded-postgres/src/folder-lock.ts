import { randomBytes } from 'node:crypto';
import { link, readdir, readFile, truncate, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './errors';
import { isAlive, isMissing } from './postmaster-file';

const PREFIX = '.chunfeng-lock-';

interface Lock {
  readonly generation: number;
  /** `<process> <its start>`; empty once given back. */
  readonly text: string;
}

/**
 * One program per data folder. The lock names its process, so that one left by a killed program is taken over.
 *
 * Taking over by deleting the old lock would let two starts win: the slower one deletes the new lock of the faster.
 * So a lock is never deleted but superseded: generation n + 1 is created by one link, which only one start can make,
 * and who finds a higher generation after its own has lost. The newest file stays, empty, when the lock is given back.
 *
 * @returns gives the lock back
 * @throws EmbeddedPostgresError data-in-use
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const draft = join(folder, `.chunfeng-locking-${process.pid}-${randomBytes(4).toString('hex')}`);
  await writeFile(draft, `${process.pid} ${(await startOf(process.pid)) ?? '?'}\n`, { flag: 'wx' });
  try {
    for (;;) {
      const before = await newestLock(folder);
      await refuseIfHeld(folder, before);
      const generation = (before?.generation ?? 0) + 1;
      if (!(await linked(draft, pathOf(folder, generation)))) continue;
      const now = await newestLock(folder);
      if (now?.generation !== generation) {
        await unlink(pathOf(folder, generation));
        continue;
      }
      await removeSuperseded(folder, generation);
      return () => truncate(pathOf(folder, generation)).catch(unlessMissing);
    }
  } finally {
    await unlink(draft);
  }
}

export function isLockFile(name: string): boolean {
  return name.startsWith(PREFIX);
}

async function refuseIfHeld(folder: string, lock: Lock | undefined): Promise<void> {
  const holder = await livingHolder(lock);
  if (holder === undefined) return;
  throw new EmbeddedPostgresError(
    'data-in-use',
    `The data folder ${folder} is in use by process ${holder}: stop that one first, or choose another folder with --data.`,
  );
}

function pathOf(folder: string, generation: number): string {
  return join(folder, `${PREFIX}${generation}`);
}

async function generationsIn(folder: string): Promise<number[]> {
  const names = (await readdir(folder)).filter(isLockFile);
  return names.map((name) => Number(name.slice(PREFIX.length))).sort((a, b) => b - a);
}

async function newestLock(folder: string): Promise<Lock | undefined> {
  for (;;) {
    const [generation] = await generationsIn(folder);
    if (generation === undefined) return undefined;
    const text = await readFile(pathOf(folder, generation), 'utf8').catch(unlessMissing);
    // Gone between the two looks: a newer one is there, or the folder was emptied.
    if (text !== undefined) return { generation, text };
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    // A link appears with its content, unlike a file that is created and then written.
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function removeSuperseded(folder: string, generation: number): Promise<void> {
  for (const older of await generationsIn(folder)) {
    if (older < generation) await unlink(pathOf(folder, older)).catch(unlessMissing);
  }
}

async function livingHolder(lock: Lock | undefined): Promise<number | undefined> {
  const [pid, start] = (lock?.text ?? '').trim().split(' ');
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

function unlessMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
  return undefined;
}
