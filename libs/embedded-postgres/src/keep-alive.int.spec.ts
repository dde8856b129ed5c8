import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '@chunfeng/testing';
import { Client } from 'pg';
import type { KeepAliveStep } from './keep-alive';
import { isAlive, livingPostmaster } from './postmaster-file';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start';

// One server for all tests: each brings it back, or the next one does.
let base = '';
let server: EmbeddedPostgres;
let steps: KeepAliveStep[] = [];
const pgFolder = (): string => join(base, 'data', 'pg18');

async function start(): Promise<void> {
  server = await startEmbeddedPostgres({
    dataDir: join(base, 'data'),
    logFile: join(base, 'data', 'postgres.log'),
  });
}

function watch(attempts = 6): Promise<void> {
  steps = [];
  return server.keepAlive({ attempts, firstPause: 20, onProgress: (step) => steps.push(step) });
}

async function postmaster(): Promise<number> {
  return (await livingPostmaster(pgFolder()))?.pid ?? 0;
}

async function kill9(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  await waitFor(() => !isAlive(pid), { message: `process ${String(pid)} is gone` });
}

async function connect(): Promise<Client> {
  const client = new Client({ connectionString: server.url });
  // It is cut off with its server.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function query(sql: string): Promise<unknown[]> {
  const client = await connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const back = (): Promise<unknown> =>
  waitFor(() => steps.at(-1) === 'back', { timeout: 60_000, message: 'the server is back' });

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'chunfeng-alive-'));
  await chmod(base, 0o755);
});
beforeEach(start);
afterEach(() => server.stop().catch(() => undefined));
afterAll(() => rm(base, { recursive: true, maxRetries: 10 }));

test('INV-HEAL: a server that was killed is back on its port with everything that was committed', async () => {
  const watching = watch();
  await query('create table kept as select 1 as n');
  await kill9(await postmaster());
  await back();
  expect(steps).toEqual(['lost', 'back']);
  expect(await query('select n from kept')).toEqual([{ n: 1 }]);
  await server.stop();
  await watching;
  expect(await livingPostmaster(pgFolder())).toBeUndefined();
});

test('INV-HEAL: a backend that outlives the killed server delays the restart, and no restart is lost by it', async () => {
  const client = await connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const backend = rows[0]?.pid ?? 0;
  void watch();
  const victim = await postmaster();
  // Stopped, it cannot notice that its postmaster died, and holds on to the shared memory.
  process.kill(backend, 'SIGSTOP');
  await kill9(victim);
  await waitFor(
    async () => (await readFile(join(base, 'data', 'postgres.log'), 'utf8')).includes('still in use'),
    {
      timeout: 30_000,
      message: 'a restart was refused because of the backend',
    },
  );
  process.kill(backend, 'SIGCONT');
  await back();
  expect(steps).toEqual(['lost', 'back']);
  expect(await query('select 1 as n')).toEqual([{ n: 1 }]);
  await client.end().catch(() => undefined);
}, 60_000);

test('INV-HEAL: it comes back when somebody else holds its port for a moment', async () => {
  await kill9(await postmaster());
  const thief = createServer().listen(server.port, '127.0.0.1');
  await once(thief, 'listening');
  void watch(20);
  await waitFor(() => steps.includes('failed'), { timeout: 30_000, message: 'a restart fails' });
  thief.close();
  await back();
  expect(await query('select 1 as n')).toEqual([{ n: 1 }]);
}, 60_000);

test('INV-HEAL: a server that cannot be brought back is given up with one sentence that says why', async () => {
  const watching = watch(3);
  await writeFile(join(pgFolder(), 'postgresql.auto.conf'), "max_connections = 'many'\n");
  await kill9(await postmaster());
  await expect(watching).rejects.toMatchObject({
    code: 'restart-failed',
    message: expect.stringMatching(/^[^\n]*3 restarts did not bring it back[^\n]*$/) as string,
  });
  expect(steps).toEqual(['lost', 'failed', 'failed', 'failed']);
  await writeFile(join(pgFolder(), 'postgresql.auto.conf'), '');
});

test('INV-HEAL: a server that ends again after each restart is given up too', async () => {
  const watching = watch(2);
  const givenUp = watching.then(
    () => 'not given up',
    (error: unknown) => String(error),
  );
  for (let restarts = 0; restarts < 3; restarts += 1) {
    await kill9(await postmaster());
    if (restarts < 2)
      await waitFor(() => steps.filter((step) => step === 'back').length > restarts, { timeout: 30_000 });
  }
  expect(await givenUp).toMatch(/2 restarts .* ends again soon after each start/);
});

test('a stop in the middle of a restart ends the watch and leaves no server behind', async () => {
  const watching = watch();
  await kill9(await postmaster());
  await waitFor(() => steps.includes('lost'), { message: 'the loss is seen' });
  await server.stop();
  await watching;
  expect(await livingPostmaster(pgFolder())).toBeUndefined();
});
