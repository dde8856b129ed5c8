import { spawn } from 'node:child_process';
import type { ServerUser } from './server-user';

export interface RunResult {
  /** undefined when a signal ended it. */
  readonly code: number | undefined;
  /** stdout and stderr together. */
  readonly output: string;
}

/** Spawn options of every PostgreSQL program: ordinary user, a folder that it can enter, no surprises from our env. */
export function spawnOptionsFor(user: ServerUser): {
  cwd: string;
  detached: boolean;
  env: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
} {
  return {
    cwd: '/',
    // Own session: Ctrl-C at the terminal reaches node alone, which drains before it stops the server.
    detached: true,
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    ...(user.switched ? { uid: user.uid, gid: user.gid } : {}),
  };
}

/**
 * Runs a program to its end.
 *
 * @throws the spawn error (`code` ENOENT, EACCES, EPERM) when it cannot be executed by that user.
 */
export function runAs(user: ServerUser, program: string, args: readonly string[]): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...spawnOptionsFor(user), stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code: code ?? undefined, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}
