import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { isAlive, livingPostmaster } from '@chunfeng/embedded-postgres';

/** Set by the global setup for all workers and their child processes: the folder of this jest run. */
const RUN_FOLDER = 'CHUNFENG_TEST_RUN';
const OWNER_FILE = 'owner.pid';

/** All runs of this user; what a crashed run left behind is found and removed by the next one. */
function runsFolder(): string {
  return join(tmpdir(), `chunfeng-test-${userInfo().uid}`);
}

export async function beginTestRun(): Promise<void> {
  const runs = runsFolder();
  await mkdir(runs, { recursive: true });
  // As root the servers run as an ordinary user, who must get through to their folders but need not see their names.
  await chmod(runs, 0o711);
  await sweepDeadRuns(runs);
  const run = await mkdtemp(join(runs, 'run-'));
  await chmod(run, 0o711);
  await writeFile(join(run, OWNER_FILE), String(process.pid));
  process.env[RUN_FOLDER] = run;
}

export async function endTestRun(): Promise<void> {
  const run = process.env[RUN_FOLDER];
  if (run !== undefined) await removeRun(run);
}

/** Folder for files and servers of this run; removed at its end. */
export function testRunFolder(): string {
  const run = process.env[RUN_FOLDER];
  if (run === undefined) {
    throw new Error(`${RUN_FOLDER} is not set: run tests through jest.config.js, whose globalSetup sets it.`);
  }
  return run;
}

/** A new folder of this run that servers may live in. */
export async function newRunFolder(prefix: string): Promise<string> {
  const folder = join(testRunFolder(), `${prefix}-${process.pid}-${randomBytes(4).toString('hex')}`);
  await mkdir(folder, { mode: 0o711 });
  return folder;
}

async function sweepDeadRuns(runs: string): Promise<void> {
  for (const name of await readdir(runs)) {
    const run = join(runs, name);
    const owner = await readFile(join(run, OWNER_FILE), 'utf8').catch(() => undefined);
    // A run without owner is one that another jest is making just now.
    if (owner !== undefined && !isAlive(Number(owner))) await removeRun(run);
  }
}

/** Ends every server below the run folder (each lies in `<folder>/pg`), then deletes it. */
async function removeRun(run: string): Promise<void> {
  // Another run that begins at the same time may remove the same dead one.
  const entries = await readdir(run, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isDirectory()) continue;
    const postmaster = await livingPostmaster(join(run, entry.name, 'pg'));
    // SIGQUIT is PostgreSQL's immediate stop: its children end with it.
    if (postmaster !== undefined) await endProcess(postmaster.pid, 'SIGQUIT');
  }
  await rm(run, { recursive: true, force: true, maxRetries: 10 });
}

async function endProcess(pid: number, signal: NodeJS.Signals): Promise<void> {
  try {
    process.kill(pid, signal);
  } catch {
    return; // It ended by itself between the look and the signal.
  }
  const deadline = Date.now() + 10_000;
  while (isAlive(pid) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10));
}
