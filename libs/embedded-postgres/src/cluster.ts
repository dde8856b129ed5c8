import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmod,
  chown,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { failpoint } from '@chunfeng/failpoints';
import { EmbeddedPostgresError } from './errors';
import { isAlive, livingPostmaster, readPostmasterFile } from './postmaster-file';
import { runAs, spawnOptionsFor } from './run-as';
import type { ServerUser } from './server-user';
import { type ServerSetting, settingsFile } from './settings';

/** One PostgreSQL data folder and what is needed to run it. */
export interface Cluster {
  /** Folder of initdb, postgres and pg_ctl. */
  readonly binFolder: string;
  readonly pgFolder: string;
  readonly user: ServerUser;
  /** Opened by us, so that it may lie where the server's user cannot go. */
  readonly logFile: string;
}

export const SUPERUSER = 'chunfeng';

/**
 * Creates the data folder: UTF8, scram passwords, and locale C: sorting by code point is the same on every machine and
 * cannot change under an index when the system's libc is updated; nothing here sorts by a language's rules in SQL.
 * It appears complete or not at all: initdb works beside it and the result is renamed.
 *
 * @throws EmbeddedPostgresError initdb-failed
 */
export async function initCluster(
  cluster: Cluster,
  password: string,
  options: { sync: boolean },
): Promise<void> {
  // Names of their own: the initdb of a start that was killed may still be writing into its draft.
  const draft = `${cluster.pgFolder}.new-${randomBytes(4).toString('hex')}`;
  const passwordFile = `${draft}.pwfile`;
  await removeDrafts(cluster.pgFolder);
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
  await giveTo(cluster.user, draft);
  await giveTo(cluster.user, passwordFile);
  try {
    const { code, output } = await runAs(cluster.user, join(cluster.binFolder, 'initdb'), [
      ...['--pgdata', draft, '--username', SUPERUSER, '--auth', 'scram-sha-256', '--pwfile', passwordFile],
      ...['--encoding', 'UTF8', '--locale', 'C', '--data-checksums', ...(options.sync ? [] : ['--no-sync'])],
    ]);
    if (code !== 0) {
      throw new EmbeddedPostgresError(
        'initdb-failed',
        `initdb could not create ${cluster.pgFolder}: ${lastLine(output)}`,
      );
    }
    await failpoint('embedded-postgres.after-initdb');
    await rename(draft, cluster.pgFolder);
  } finally {
    await unlink(passwordFile);
    await rm(draft, { recursive: true, force: true });
  }
}

async function removeDrafts(pgFolder: string): Promise<void> {
  for (const name of await readdir(dirname(pgFolder))) {
    if (!name.startsWith(`${basename(pgFolder)}.new-`)) continue;
    await rm(join(dirname(pgFolder), name), { recursive: true, force: true, maxRetries: 5 });
  }
}

export interface StartLimits {
  /** Default: ten minutes, for crash recovery may have much to replay. */
  readonly deadlineMs?: number;
  /** Gives the start up and leaves no server behind. */
  readonly signal?: AbortSignal;
}

/**
 * Starts the server and waits until it accepts connections; crash recovery, if due, is part of the wait.
 *
 * @throws EmbeddedPostgresError start-failed, with the last line of the server's log
 */
export async function startServer(
  cluster: Cluster,
  settings: readonly ServerSetting[],
  { deadlineMs = 600_000, signal = new AbortController().signal }: StartLimits = {},
): Promise<void> {
  const configuration = join(cluster.pgFolder, 'postgresql.conf');
  await writeFile(configuration, settingsFile(settings));
  await giveTo(cluster.user, configuration);
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    await removeStalePostmasterFile(cluster.pgFolder);
    const isOver = (): boolean => signal.aborted || Date.now() > deadline;
    const complaint = await launch(cluster, isOver);
    if (complaint === undefined) return;
    // After kill -9 of a postmaster its children live until they notice; nobody else may write meanwhile.
    if (complaint.includes('is still in use') && !isOver()) await sleep(100);
    else {
      throw new EmbeddedPostgresError(
        'start-failed',
        `PostgreSQL did not start on ${cluster.pgFolder}: ${complaint} (log: ${cluster.logFile})`,
      );
    }
  }
}

/**
 * The server's own last word: a FATAL line may be followed by a HINT, and children of a killed server say theirs into
 * the same log.
 */
export function complaintIn(written: string, pid: number | undefined): string {
  const fatal = written.split('\n').filter((line) => /FATAL|PANIC/.test(line));
  return fatal.find((line) => line.includes(`[${String(pid)}]`)) ?? fatal.at(-1) ?? lastLine(written);
}

/** @returns undefined when the server is ready, else the reason from its log. */
async function launch(cluster: Cluster, isOver: () => boolean): Promise<string | undefined> {
  const log = await open(cluster.logFile, 'a', 0o600);
  try {
    const before = (await log.stat()).size;
    const server = spawn(join(cluster.binFolder, 'postgres'), ['-D', cluster.pgFolder], {
      ...spawnOptionsFor(cluster.user),
      stdio: ['ignore', log.fd, log.fd],
    });
    await once(server, 'spawn');
    server.unref();
    for (;;) {
      const postmaster = await readPostmasterFile(cluster.pgFolder);
      if (postmaster !== undefined && postmaster.pid === server.pid && postmaster.status === 'ready')
        return undefined;
      const ended = server.exitCode !== null || server.signalCode !== null;
      if (ended || isOver()) {
        if (!ended) {
          const gone = once(server, 'exit');
          server.kill('SIGQUIT');
          await gone;
        }
        const written = (await readFile(cluster.logFile)).subarray(before).toString('utf8');
        return complaintIn(written, server.pid);
      }
      await sleep(10);
    }
  } finally {
    await log.close();
  }
}

/**
 * Stops the server of this folder and waits for its end. `fast` ends connections and writes a checkpoint; `immediate`
 * leaves crash recovery to the next start. Nothing to do when none runs.
 */
export async function stopServer(cluster: Cluster, mode: 'fast' | 'immediate'): Promise<void> {
  if ((await livingPostmaster(cluster.pgFolder)) === undefined) return;
  const { code, output } = await runAs(cluster.user, join(cluster.binFolder, 'pg_ctl'), [
    ...['stop', '--pgdata', cluster.pgFolder, '--mode', mode, '--wait', '--timeout', '120', '--silent'],
  ]);
  if (code !== 0 && (await livingPostmaster(cluster.pgFolder)) !== undefined) {
    throw new EmbeddedPostgresError(
      'stop-failed',
      `PostgreSQL in ${cluster.pgFolder} did not stop: ${lastLine(output)}`,
    );
  }
}

/**
 * Waits while a server is starting, recovering or stopping.
 *
 * @returns the ready server, or undefined when it has ended
 */
export async function settledPostmaster(
  pgFolder: string,
  deadlineMs = 120_000,
): Promise<{ pid: number; port: number } | undefined> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    const postmaster = await livingPostmaster(pgFolder);
    if (postmaster === undefined || postmaster.status === 'ready') return postmaster;
    if (Date.now() > deadline) {
      throw new EmbeddedPostgresError(
        'start-failed',
        `PostgreSQL (process ${postmaster.pid}) in ${pgFolder} is neither ready nor gone: stop that process and start again.`,
      );
    }
    await sleep(20);
  }
}

/** PostgreSQL itself would refuse to start when the number in the file has been given to another process of ours. */
async function removeStalePostmasterFile(pgFolder: string): Promise<void> {
  const written = await readPostmasterFile(pgFolder);
  if (written === undefined || !isAlive(written.pid)) return;
  if ((await livingPostmaster(pgFolder)) === undefined) await rm(join(pgFolder, 'postmaster.pid'));
}

async function giveTo(user: ServerUser, path: string): Promise<void> {
  if (!user.switched) return;
  await chown(path, user.uid, user.gid);
  await chmod(path, (await isFolder(path)) ? 0o700 : 0o600);
}

async function isFolder(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    return (await handle.stat()).isDirectory();
  } finally {
    await handle.close();
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
