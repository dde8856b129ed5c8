import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { runProcess, searchForBytes, waitFor } from '@chunfeng/testing';
import { isAlive, livingPostmaster } from './postmaster-file';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
  type StartStep,
} from './start';

const PROGRAM = 'libs/embedded-postgres/src/fixtures/start.ts';
const isRoot = process.geteuid?.() === 0;
const testAsRoot = isRoot ? test : test.skip;

let base = '';
let dataDir = '';
/** A data folder that was started once and stopped; most tests begin with a copy, which is faster than initdb. */
let initialized = '';
const running: EmbeddedPostgres[] = [];

/** A folder that the ordinary user of a server gets through. */
async function openFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chunfeng-embedded-'));
  await chmod(folder, 0o755);
  return folder;
}

beforeAll(async () => {
  initialized = await openFolder();
  const logFile = join(initialized, 'postgres.log');
  await (await startEmbeddedPostgres({ dataDir: join(initialized, 'data'), logFile })).stop();
});
afterAll(() => rm(initialized, { recursive: true }));

beforeEach(async () => {
  base = await openFolder();
  dataDir = join(base, 'data');
  await promisify(execFile)('cp', ['-a', join(initialized, 'data'), dataDir]);
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop().catch(() => undefined);
  const left = await livingPostmaster(join(dataDir, 'pg18')).catch(() => undefined);
  if (left !== undefined) await kill9(left.pid);
  await rm(base, { recursive: true, maxRetries: 10 });
});

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, logFile: join(base, 'postgres.log'), ...options });
  running.push(server);
  return server;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function kill9(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  await waitFor(() => !isAlive(pid), { message: `process ${pid} is gone` });
}

const createKept = 'create table kept as select 1 as n; checkpoint';

test('the first start makes a durable UTF-8 database, and the next one finds its data on the same port', async () => {
  await rm(dataDir, { recursive: true });
  const steps: StartStep[] = [];
  const first = await start({ onProgress: (step) => steps.push(step) });
  await query(first.url, createKept);
  const [facts] = await query(
    first.url,
    `select current_setting('server_encoding') as encoding, current_setting('fsync') as fsync,
            current_setting('listen_addresses') as listens, current_setting('server_version_num')::int / 10000 as major`,
  );
  await first.stop();
  const second = await start({ onProgress: (step) => steps.push(step) });

  expect(facts).toEqual({ encoding: 'UTF8', fsync: 'on', listens: '127.0.0.1', major: 18 });
  expect(await query(second.url, 'select n from kept')).toEqual([{ n: 1 }]);
  expect(second.port).toBe(first.port);
  expect([first.adopted, second.adopted]).toEqual([false, false]);
  expect(steps).toEqual(['initializing', 'starting', 'starting']);
});

test('INV-SEAL: the password stands in one file for our user alone, in no log and no process list', async () => {
  const server = await start();
  const password = new URL(server.url).password;
  const postmaster = await livingPostmaster(join(dataDir, 'pg18'));

  const holders = (await searchForBytes(base, [password])).map(({ file }) => file);
  expect(holders).toEqual([join(dataDir, 'pg18.password')]);
  expect((await stat(join(dataDir, 'pg18.password'))).mode & 0o777).toBe(0o600);
  expect(await readFile(`/proc/${postmaster?.pid ?? 0}/cmdline`, 'utf8')).not.toContain(password);
  const wrong = new URL(server.url);
  wrong.password = 'wrong';
  await expect(query(wrong.toString(), 'select 1')).rejects.toThrow('password authentication failed');
});

test('the server is in a session of its own, where Ctrl-C at the terminal does not reach it', async () => {
  await start();
  const pid = (await livingPostmaster(join(dataDir, 'pg18')))?.pid ?? 0;
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ');
  expect(Number(fields[3])).toBe(pid);
});

test('a second start on the same folder is refused with the number of the first', async () => {
  await start();
  await expect(start()).rejects.toMatchObject({
    code: 'data-in-use',
    message: expect.stringContaining(`process ${process.pid}`) as string,
  });
});

test('INV-ACK: after kill -9 of the program its server is adopted with everything that was committed', async () => {
  const program = runProcess(PROGRAM, [dataDir]);
  const [, port] = await program.waitForOutput(/"port":(\d+)/);
  const password = await readFile(join(dataDir, 'pg18.password'), 'utf8');
  await query(
    `postgresql://chunfeng:${password}@127.0.0.1:${port ?? ''}/chunfeng`,
    'create table kept as select 1 as n',
  );
  const before = await livingPostmaster(join(dataDir, 'pg18'));
  await program.kill();

  const next = await start();

  expect(next.adopted).toBe(true);
  expect((await livingPostmaster(join(dataDir, 'pg18')))?.pid).toBe(before?.pid);
  expect(await query(next.url, 'select n from kept')).toEqual([{ n: 1 }]);
  await next.stop();
  expect(await livingPostmaster(join(dataDir, 'pg18'))).toBeUndefined();
});

test('a left-over server on another port than the wanted one is stopped and started there', async () => {
  const program = runProcess(PROGRAM, [dataDir]);
  const port = Number((await program.waitForOutput(/"port":(\d+)/))[1]);
  await program.kill();
  const next = await start({ port: port === 20_001 ? 20_002 : 20_001 });
  expect(next).toMatchObject({ adopted: false });
  expect(next.port).not.toBe(port);
});

test('INV-ACK: after kill -9 of PostgreSQL the next start recovers everything that was committed', async () => {
  const first = await start();
  await query(first.url, 'create table kept (n int)');
  await query(first.url, 'insert into kept values (1)');
  await kill9((await livingPostmaster(join(dataDir, 'pg18')))?.pid ?? 0);
  await first.stop();
  const steps: StartStep[] = [];
  const next = await start({ onProgress: (step) => steps.push(step) });
  expect(steps).toEqual(['recovering']);
  expect(await query(next.url, 'select n from kept')).toEqual([{ n: 1 }]);
});

test.each(['before-initdb', 'after-initdb', 'before-create-database'])(
  'after kill -9 %s of the very first start, the next one makes a whole database',
  async (moment) => {
    await rm(dataDir, { recursive: true });
    const env = { CHUNFENG_FAILPOINTS: `embedded-postgres.${moment}=kill` };
    const program = runProcess(PROGRAM, [dataDir], { env });
    expect(await program.ended).toEqual({ code: null, signal: 'SIGKILL' });
    const next = await start();
    expect(await query(next.url, 'select current_database() as name')).toEqual([{ name: 'chunfeng' }]);
    expect((await readdir(dataDir)).filter((name) => name.includes('new'))).toEqual([]);
  },
);

test('a postmaster.pid whose number now belongs to another program does not hinder the start', async () => {
  await writeFile(
    join(dataDir, 'pg18', 'postmaster.pid'),
    `${process.pid}\n${join(dataDir, 'pg18')}\n1\n5432\n`,
  );
  const next = await start();
  expect(next.adopted).toBe(false);
});

test('a port that is taken is named', async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
  });
  await expect(start({ port })).rejects.toMatchObject({
    code: 'port-taken',
    message: expect.stringContaining(String(port)) as string,
  });
  other.close();
});

test('files of another major version are refused and left as they are', async () => {
  await writeFile(join(dataDir, 'pg18', 'PG_VERSION'), '17\n');
  await expect(start()).rejects.toMatchObject({
    code: 'other-major-version',
    message: expect.stringContaining('PostgreSQL 17') as string,
  });
  expect(await readFile(join(dataDir, 'pg18', 'PG_VERSION'), 'utf8')).toBe('17\n');
});

test('a database whose password file is lost is not started, and the sentence says what to do', async () => {
  await rm(join(dataDir, 'pg18.password'));
  await expect(start()).rejects.toMatchObject({
    code: 'data-unreachable',
    message: expect.stringContaining('--fresh') as string,
  });
});

test('a start that fails gives its lock back', async () => {
  await writeFile(join(dataDir, 'pg18', 'postgresql.auto.conf'), "max_connections = 'many'\n");
  await expect(start()).rejects.toMatchObject({
    code: 'start-failed',
    message: expect.stringContaining('postgresql.auto.conf') as string,
  });
  await writeFile(join(dataDir, 'pg18', 'postgresql.auto.conf'), '');
  await start();
});

describe(isRoot ? 'as root' : 'as root (SKIPPED: this run is not root)', () => {
  testAsRoot('the server runs as an ordinary user', async () => {
    await start();
    const { uid } = await stat(join(dataDir, 'pg18'));
    expect(uid).not.toBe(0);
    const pid = (await livingPostmaster(join(dataDir, 'pg18')))?.pid ?? 0;
    expect((await stat(`/proc/${pid}`)).uid).toBe(uid);
  });

  testAsRoot(
    'in a folder that others cannot enter, the files lie elsewhere and are found again',
    async () => {
      await mkdir(join(base, 'mine'), { mode: 0o700 });
      const place = { dataDir: join(base, 'mine', 'data'), elsewhere: join(base, 'elsewhere') };
      const details: (string | undefined)[] = [];
      const first = await start({
        ...place,
        onProgress: (step, detail) => step === 'relocated' && details.push(detail),
      });
      await query(first.url, createKept);
      await first.stop();
      const second = await start(place);
      expect(await query(second.url, 'select n from kept')).toEqual([{ n: 1 }]);
      expect(details).toEqual([expect.stringContaining(place.elsewhere)]);
    },
  );

  testAsRoot('where the files cannot lie elsewhere either, one sentence says what to do', async () => {
    await mkdir(join(base, 'mine'), { mode: 0o700 });
    const place = { dataDir: join(base, 'mine', 'data'), elsewhere: join(base, 'mine', 'elsewhere') };
    await expect(start(place)).rejects.toMatchObject({
      code: 'data-unreachable',
      message: expect.stringContaining('--data') as string,
    });
  });

  testAsRoot('an ordinary user starts a server as himself', async () => {
    await rm(dataDir, { recursive: true });
    await mkdir(dataDir);
    await chown(dataDir, 65534, 65534);
    const program = runProcess(PROGRAM, [dataDir, '65534']);
    await program.waitForOutput(/started/);
    const pid = (await livingPostmaster(join(dataDir, 'pg18')))?.pid ?? 0;
    expect((await stat(`/proc/${pid}`)).uid).toBe(65534);
    await program.kill('SIGTERM');
    expect(await livingPostmaster(join(dataDir, 'pg18'))).toBeUndefined();
  });

  testAsRoot.each([
    ['54321', 'user-without-name', 'a user id without an entry in /etc/passwd'],
    ['65534', 'data-unreachable', 'a folder that another user made'],
  ])('user %s is refused with %s: %s', async (userId, code) => {
    if (code === 'user-without-name') {
      await rm(dataDir, { recursive: true });
      await mkdir(dataDir);
      await chown(dataDir, Number(userId), Number(userId));
    }
    const program = runProcess(PROGRAM, [dataDir, userId]);
    await program.waitForOutput(new RegExp(`refused ${code}`));
    expect(await program.ended).toEqual({ code: 1, signal: null });
  });
});
