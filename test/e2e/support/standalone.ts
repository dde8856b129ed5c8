import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, isAlive, livingPostmaster, runningPostgres } from '@chunfeng/embedded-postgres';
import { DevelopmentIssuer, type DevelopmentTokenOptions, type Role } from '@chunfeng/http';
import { type ProcessEnd, runProcess, type TestProcess, waitFor } from '@chunfeng/testing';
import { Client } from 'pg';

/** A data folder with what runs on it: the program as `npm start` runs it, without the demonstration. */
export class Installation {
  private readonly root = mkdtempSync(join(tmpdir(), 'chunfeng-e2e-'));
  readonly data = join(this.root, 'data');
  /** The program that was started last. */
  program: TestProcess | undefined;
  url = '';

  constructor() {
    // As root the server runs as an ordinary user, who has to get through.
    chmodSync(this.root, 0o711);
  }

  /** Always on the embedded database, whatever the other tests run on; the log as it is delivered. */
  launch(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): TestProcess {
    return runProcess('apps/standalone/src/main.ts', ['--data', this.data, '--no-demo', ...args], {
      env: {
        DATABASE_URL: '',
        KEYS_DATABASE_URL: '',
        CHUNFENG_LOG_FILE: join(this.data, 'chunfeng.log'),
        ...env,
      },
    });
  }

  /** Until it says that it is ready. */
  async start(): Promise<TestProcess> {
    const port = await freePort();
    this.url = `http://127.0.0.1:${String(port)}`;
    this.program = this.launch(['--port', String(port)]);
    await this.program.waitForOutput(/^Ready after/m, 120_000);
    return this.program;
  }

  stop(): Promise<ProcessEnd> {
    if (this.program === undefined) throw new Error('nothing was started');
    return this.program.kill('SIGINT');
  }

  async token(role: Role, options?: DevelopmentTokenOptions): Promise<string> {
    const issuer = await DevelopmentIssuer.open(join(this.data, 'development'));
    return issuer.developmentToken(role, options);
  }

  /** kill -9 of PostgreSQL's first process; returns when it is gone. */
  async killPostgres(): Promise<void> {
    const postmaster = await livingPostmaster(join(this.data, 'pg18'));
    if (postmaster === undefined) throw new Error('no PostgreSQL runs here');
    process.kill(postmaster.pid, 'SIGKILL');
    await waitFor(() => !isAlive(postmaster.pid), { message: 'the killed PostgreSQL is gone' });
  }

  async databaseUrl(database = 'chunfeng'): Promise<string> {
    const url = new URL(await runningPostgres(this.data));
    url.pathname = `/${database}`;
    return url.toString();
  }

  /** A connection beside the program. */
  async connect(database?: string): Promise<Client> {
    const client = new Client({ connectionString: await this.databaseUrl(database) });
    // A test may kill the server under it.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** Ends whatever still runs and deletes the folder. */
  async remove(): Promise<void> {
    await this.program?.kill('SIGKILL');
    const postmaster = await livingPostmaster(join(this.data, 'pg18')).catch(() => undefined);
    if (postmaster !== undefined) {
      process.kill(postmaster.pid, 'SIGQUIT');
      await waitFor(() => !isAlive(postmaster.pid), { message: 'PostgreSQL is gone' });
    }
    rmSync(this.root, { recursive: true, force: true, maxRetries: 10 });
  }
}
