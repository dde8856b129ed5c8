import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { freePort } from '@chunfeng/embedded-postgres';
import { canaryPerson, runProcess, type TestProcess } from '@chunfeng/testing';
import { ask } from './support/client';
import { formOf } from './support/people';
import { Installation } from './support/standalone';

const installation = new Installation();
afterAll(() => installation.remove());

/** What a start that must not succeed says to the person at the terminal. */
async function refusal(program: TestProcess): Promise<{ code: number | null; said: string }> {
  const { code } = await program.ended;
  return { code, said: program.stderr().trim() };
}

/** One sentence that says what to do, and no stack. */
function sentence(words: string): RegExp {
  return new RegExp(`^(?:Chunfeng could not start: |error: )[^\\n]*${words}[^\\n]*$`);
}

/** Without the embedded database: what is refused is refused before anything is started. */
function npmStart(...args: string[]): TestProcess {
  return runProcess('apps/standalone/src/main.ts', args, {
    env: { DATABASE_URL: '', KEYS_DATABASE_URL: '' },
  });
}

test.each([
  ['a port that is no number', ['--port', 'eighty'], 'give a number from 1 to 65535'],
  ['a port beyond all ports', ['--port', '70000'], 'give a number from 1 to 65535'],
  ['an option that does not exist', ['--frsh'], "unknown option '--frsh'"],
  ['an argument too many', ['data'], 'too many arguments'],
])(
  '%s ends the start with one sentence and status 1',
  async (_what, args, words) => {
    const { code, said } = await refusal(npmStart(...args));
    expect(code).toBe(1);
    expect(said.split('\n')[0]).toMatch(sentence(words));
  },
  30_000,
);

test('--fresh on a folder that is not ours is refused and deletes nothing', async () => {
  const foreign = join(installation.data, '..', 'holiday-pictures');
  mkdirSync(join(foreign, 'pg18'), { recursive: true });
  writeFileSync(join(foreign, 'pg18', 'PG_VERSION'), '18');
  // A file of that name is not enough: it has to be ours.
  writeFileSync(join(foreign, '.chunfeng-data'), '');
  writeFileSync(join(foreign, 'beach.jpg'), 'sand');
  for (const args of [['--fresh'], []]) {
    const { code, said } = await refusal(npmStart('--data', foreign, '--port', '1', ...args));
    expect(code).toBe(1);
    expect(said).toMatch(sentence('holds files that are not Chunfeng'));
  }
  expect(readdirSync(foreign).sort()).toEqual(['.chunfeng-data', 'beach.jpg', 'pg18']);
  expect(readFileSync(join(foreign, 'beach.jpg'), 'utf8')).toBe('sand');
}, 30_000);

test('a second start goes on with the same data, ids, views and tokens', async () => {
  await installation.start();
  const clerk = await installation.token('clerk', { office: 'T500235107' });
  const person = canaryPerson();
  const registered = await ask(installation.url, 'POST', '/v1/laborers', {
    token: clerk,
    body: formOf(person),
  });
  expect(registered.status).toBe(201);
  expect(await installation.stop()).toEqual({ code: 0, signal: null });

  await installation.start();
  const headers = { 'min-position': registered.headers.get('chunfeng-position') ?? '' };
  const path = `/v1/laborers/${String(registered.body['id'])}`;
  const { status, body } = await ask(installation.url, 'GET', path, { token: clerk, headers });
  expect(status).toBe(200);
  expect(body['person']).toMatchObject({ citizenNumber: person.citizenNumber });
  const again = await ask(installation.url, 'POST', '/v1/laborers', { token: clerk, body: formOf(person) });
  expect(again).toMatchObject({ status: 409, body: { laborerId: registered.body['id'] } });
}, 200_000);

test('a start on a folder in use is refused, with and without --fresh, and the first goes on', async () => {
  for (const args of [[], ['--fresh']]) {
    const { code, said } = await refusal(installation.launch(['--port', '1', ...args]));
    expect(code).toBe(1);
    expect(said).toMatch(sentence(`is in use by process ${String(installation.program?.pid)}`));
  }
  expect(await ask(installation.url, 'GET', '/health/ready')).toMatchObject({ status: 200 });
  expect(await installation.stop()).toEqual({ code: 0, signal: null });
}, 60_000);

test('a port in use ends the start with one sentence, and leaves no PostgreSQL behind', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  const { code, said } = await refusal(installation.launch(['--port', String(port)]));
  other.close();
  expect(code).toBe(1);
  expect(said).toMatch(
    sentence(`port ${String(port)} of 127.0.0.1 is in use by another program; choose another`),
  );
  expect(readdirSync(join(installation.data, 'pg18'))).not.toContain('postmaster.pid');
}, 60_000);

test.each([
  [
    'a database that does not answer',
    {
      DATABASE_URL: 'postgresql://x@127.0.0.1:1/x',
      CHUNFENG_OIDC_ISSUER: 'https://issuer',
      CHUNFENG_OIDC_JWKS_URL: 'https://issuer/keys',
    },
    'no PostgreSQL answers',
  ],
  [
    'a database of one’s own without an issuer of one’s own',
    { DATABASE_URL: 'postgresql://x@127.0.0.1:1/x' },
    'CHUNFENG_OIDC_ISSUER is not set: with DATABASE_URL set, tokens come from an issuer of your own',
  ],
  [
    'an issuer without its keys',
    { CHUNFENG_OIDC_ISSUER: 'https://issuer' },
    'CHUNFENG_OIDC_JWKS_URL is not set',
  ],
])(
  '%s ends the start with one sentence and status 1',
  async (_what, env, words) => {
    const { code, said } = await refusal(installation.launch(['--port', String(await freePort())], env));
    expect(code).toBe(1);
    expect(said).toMatch(sentence(words));
  },
  60_000,
);

test('a port in use is told before anything is made', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  const data = join(installation.data, '..', 'not-made');
  const { code } = await refusal(npmStart('--port', String(port), '--data', data));
  other.close();
  expect(code).toBe(1);
  expect(existsSync(data)).toBe(false);
}, 60_000);

test('SIGTERM in the middle of a start ends it with status 0 and leaves no PostgreSQL behind', async () => {
  const program = installation.launch(['--port', String(await freePort())], {
    CHUNFENG_FAILPOINTS: 'embedded-postgres.before-create-database=delay:3000',
  });
  await program.waitForOutput(/PostgreSQL/, 60_000);
  expect(await program.kill('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(readdirSync(join(installation.data, 'pg18'))).not.toContain('postmaster.pid');
}, 60_000);

test('Ctrl-C in the middle of the first start ends it with status 0, and the next start succeeds', async () => {
  const program = installation.launch(['--fresh', '--port', String(await freePort())]);
  await program.waitForOutput(/creating the database|starting PostgreSQL/, 60_000);
  expect(await program.kill('SIGINT')).toEqual({ code: 0, signal: null });
  expect(readdirSync(installation.data)).not.toContain('api.json');
  await installation.start();
  const clerk = await installation.token('clerk', { office: 'CQ' });
  const { body } = await ask(installation.url, 'GET', '/v1/laborers', { token: clerk });
  expect(body['items']).toEqual([]);
  expect(await installation.stop()).toEqual({ code: 0, signal: null });
}, 200_000);

test('INV-HEAL: a program whose PostgreSQL cannot be brought back ends with status 1 and one sentence', async () => {
  const program = await installation.start();
  writeFileSync(join(installation.data, 'pg18', 'postgresql.auto.conf'), "max_connections = 'many'\n");
  await installation.killPostgres();
  const { code, said } = await refusal(program);
  expect(code).toBe(1);
  expect(said).toMatch(/^Chunfeng ends: PostgreSQL [^\n]* restarts did not bring it back [^\n]*$/);
  writeFileSync(join(installation.data, 'pg18', 'postgresql.auto.conf'), '');
  await installation.start();
  expect(await ask(installation.url, 'GET', '/health/ready')).toMatchObject({ status: 200 });
  expect(await installation.stop()).toEqual({ code: 0, signal: null });
}, 200_000);
