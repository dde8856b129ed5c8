import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@chunfeng/embedded-postgres';
import { type Benchmark, judged, type Result } from './benchmark';

const FIRST = { bar: 20, dream: 10 };
const LATER = { bar: 10, dream: 5 };
const RUNS = 3;

/** `npm start` on an installed clone until it answers ready: the first time with the demonstration, then again. */
export const p9: Benchmark = {
  id: 'P9',
  what: 'npm start to ready, first time with the demonstration and later',
  run: async () => {
    const first: number[] = [];
    const later: number[] = [];
    for (let round = 0; round < RUNS; round += 1) {
      const folder = mkdtempSync(join(tmpdir(), 'chunfeng-p9-'));
      try {
        first.push(await startAndStop(folder));
        later.push(await startAndStop(folder));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
    return [result('first start with the demonstration', first, FIRST), result('later start', later, LATER)];
  },
};

function result(what: string, seconds: readonly number[], { bar, dream }: typeof FIRST): Result {
  const sorted = [...seconds].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Infinity;
  const spread = `${(sorted[0] ?? 0).toFixed(1)}–${(sorted.at(-1) ?? 0).toFixed(1)}`;
  const detail = `${what}, build included: median of ${seconds.length}, ${spread} s`;
  return judged({ id: 'P9', figure: median, unit: 's', bar, dream, detail }, 'atMost');
}

/** @returns seconds from `npm start` to the first 200 of `/health/ready`. */
async function startAndStop(folder: string): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn('npm', ['start', '--', '--port', String(port), '--data', join(folder, 'data')], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, DATABASE_URL: '', KEYS_DATABASE_URL: '' },
  });
  try {
    while (!(await isReady(port))) {
      if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
      await new Promise((wake) => setTimeout(wake, 50));
    }
    return (performance.now() - started) / 1000;
  } finally {
    await end(child);
  }
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok;
  } catch {
    return false; // Not listening yet.
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid, 'SIGINT');
  await ended;
}
