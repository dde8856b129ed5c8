import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { canaryPerson, needlesOf } from './canary';
import { type OwnServer, startOwnServer } from './own-server';
import { searchForBytes } from './search-for-bytes';

let server: OwnServer;
beforeAll(async () => {
  server = await startOwnServer();
});
afterAll(() => server.stop());

async function query(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: server.url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

test.each(['SIGKILL', 'immediate'] as const)(
  'INV-ACK: what was committed is there after %s and a restart',
  async (how) => {
    await query('create table if not exists acknowledged (how text)');
    await query('insert into acknowledged values ($1)', [how]);
    await server.kill(how);
    await expect(query('select 1')).rejects.toThrow();
    await server.restart();
    expect(await query('select how from acknowledged where how = $1', [how])).toEqual([{ how }]);
  },
);

test('it is as durable as the product', async () => {
  const rows = await query(
    "select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')",
  );
  expect(rows.map(({ setting }) => setting)).toEqual(['on', 'on', 'on']);
});

test('INV-SEAL: the log of the server shows no value of a failing statement', async () => {
  const { citizenNumber, name } = canaryPerson();
  await query('create table person (citizen_number text primary key, name text check (length(name) < 100))');
  await query('insert into person values ($1, $2)', [citizenNumber, name]);
  const failing = [
    query('insert into person values ($1, $2)', [citizenNumber, name]), // DETAIL: Key (citizen_number)=(…)
    query('insert into person values ($1, repeat($2, 100))', ['x', name]), // DETAIL: Failing row contains (…)
    query(`select '${citizenNumber}${name}'::int`), // the primary message quotes it
    query(`select ${name} from person where citizen_number = '${citizenNumber}'`), // STATEMENT: …
    query('select $1::date', [citizenNumber]), // CONTEXT: unnamed portal parameter
    query(`do $do$ begin raise warning '%', '${name}'; raise exception '%', '${citizenNumber}'; end $do$`),
  ];
  for (const each of failing) await expect(each).rejects.toThrow();

  expect(await searchForBytes(server.logFile, [citizenNumber, name].flatMap(needlesOf))).toEqual([]);
  expect(await readFile(server.logFile, 'utf8')).toContain('ready to accept connections');
  // The search itself can find: the values are in the table's file after a checkpoint.
  await query('checkpoint');
  expect(await searchForBytes(server.dataFolder, [citizenNumber])).not.toEqual([]);
});
