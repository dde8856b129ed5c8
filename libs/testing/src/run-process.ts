import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { waitFor } from './wait-for';

export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface RunProcessOptions {
  /** Added to this process's environment, e.g. `{ CHUNFENG_FAILPOINTS: 'append.after-commit=kill' }`. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Written to its standard input, which is then closed. Without it standard input is empty. */
  readonly input?: string | Buffer;
}

/** A child process of a test. It dies with the test's own process, however that one ends. */
export interface TestProcess {
  readonly pid: number;
  stdout(): string;
  stderr(): string;
  /** Waits for a text on stdout or stderr; fails at once, with all output, when the process ends without it. */
  waitForOutput(pattern: RegExp, timeout?: number): Promise<RegExpExecArray>;
  /** Sends the signal (SIGKILL unless told) and waits for the end. */
  kill(signal?: NodeJS.Signals): Promise<ProcessEnd>;
  /** When it has ended and all its output has arrived. */
  readonly ended: Promise<ProcessEnd>;
}

export const projectRoot = findRoot(__dirname);

/**
 * Runs a TypeScript file of the project (path from the project's root, or absolute) as a process of its own, straight
 * from source: no build is needed.
 */
export function runProcess(
  script: string,
  args: readonly string[] = [],
  { env = {}, cwd = projectRoot, input }: RunProcessOptions = {},
): TestProcess {
  const register = join(projectRoot, 'libs', 'testing', 'src', 'typescript-register.js');
  const child = spawn(process.execPath, ['-r', register, join(projectRoot, script), ...args], {
    cwd,
    env: { ...process.env, CHUNFENG_TEST_LIFELINE: '3', ...env },
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  return observe(child, script, input);
}

function observe(child: ChildProcess, script: string, input: string | Buffer | undefined): TestProcess {
  const { pid, stdin, stdout, stderr } = child;
  if (pid === undefined || !stdin || !stdout || !stderr) throw new Error(`${script} could not be started`);
  const output = { stdout: '', stderr: '' };
  stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  stdin.on('error', () => undefined); // It may end before it has read all of its input.
  stdin.end(input);

  let end: ProcessEnd | undefined;
  const ended = new Promise<ProcessEnd>((resolve) => {
    child.once('close', (code, signal) => resolve((end = { code, signal })));
  });
  return {
    pid,
    stdout: () => output.stdout,
    stderr: () => output.stderr,
    ended,
    async waitForOutput(pattern, timeout = 30_000) {
      return waitFor(
        () => {
          const found = pattern.exec(output.stdout) ?? pattern.exec(output.stderr);
          if (found === null && end !== undefined) {
            throw new Error(
              `${script} ended (${JSON.stringify(end)}) before ${pattern.source}:\n${output.stdout}${output.stderr}`,
            );
          }
          return found;
        },
        { timeout, message: `${script} prints ${pattern.source}` },
      );
    },
    async kill(signal = 'SIGKILL') {
      child.kill(signal);
      return ended;
    },
  };
}

/** The folder of package.json above; sources and the built copy of them have different depths. */
function findRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findRoot(dirname(folder));
}
