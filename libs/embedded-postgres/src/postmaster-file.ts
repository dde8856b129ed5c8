import { existsSync, readFileSync } from 'node:fs';
import { readFile, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';

/** What a running server writes about itself into postmaster.pid. */
export interface Postmaster {
  readonly pid: number;
  /** 0 while it is still starting. */
  readonly port: number;
  readonly status: 'starting' | 'ready' | 'stopping' | 'standby' | 'unknown';
}

/** Reads postmaster.pid; undefined when there is none. Says nothing about whether that process lives. */
export async function readPostmasterFile(pgFolder: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(pgFolder, 'postmaster.pid'), 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return '';
    throw error;
  });
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3] ?? '') || 0, status: statusOf(lines[7]) };
}

function statusOf(line: string | undefined): Postmaster['status'] {
  const word = (line ?? '').trim();
  if (word === 'starting' || word === 'ready' || word === 'stopping' || word === 'standby') return word;
  return 'unknown';
}

/** The process of postmaster.pid if it lives and really is the server of this folder. */
export async function livingPostmaster(pgFolder: string): Promise<Postmaster | undefined> {
  const postmaster = await readPostmasterFile(pgFolder);
  if (postmaster === undefined || !isAlive(postmaster.pid)) return undefined;
  return (await standsIn(postmaster.pid, pgFolder)) ? postmaster : undefined;
}

/**
 * A postmaster stands in its data folder, which tells it from a process that was given its number after a reboot.
 * Where /proc does not tell (other systems, other users), the number alone is believed.
 */
async function standsIn(pid: number, pgFolder: string): Promise<boolean> {
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(pgFolder));
  } catch (error) {
    // A zombie has no working folder any more.
    return !(isMissing(error) && existsSync('/proc/self'));
  }
}

/** Whether a process of that number lives, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !isZombie(pid);
}

/** Dead, but not yet collected by its parent; in a container without an init process that may never happen. */
function isZombie(pid: number): boolean {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.charAt(text.lastIndexOf(')') + 2) === 'Z';
  } catch {
    return false; // No /proc, or gone since: the signal's answer stands.
  }
}

export function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
}
