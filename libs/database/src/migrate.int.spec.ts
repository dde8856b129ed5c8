import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@chunfeng/testing';
import { migrate, MigrationChangedError } from './migrate';
import { createPool } from './pool';

let database: TestDatabase;
let folder: string;
beforeEach(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'migrations-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

function file(name: string, sql: string): string {
  const path = join(folder, name);
  writeFileSync(path, sql);
  return path;
}

test('a file is applied once, also when several processes migrate at the same time', async () => {
  const set = {
    name: 'things',
    files: [file('01.sql', 'create table thing (n int); insert into thing values (1)')],
  };
  await Promise.all([1, 2, 3].map(() => migrate(database.pool(), [set])));
  expect((await database.pool().query('select n from thing')).rows).toEqual([{ n: 1 }]);
});

test('a file that was applied may not be edited', async () => {
  const files = [file('01.sql', 'create table thing (n int)')];
  await migrate(database.pool(), [{ name: 'things', files }]);
  file('01.sql', 'create table thing (n bigint)');
  await expect(migrate(database.pool(), [{ name: 'things', files }])).rejects.toBeInstanceOf(
    MigrationChangedError,
  );
});

test('a repeatable file is applied again whenever it changes', async () => {
  const set = { name: 'views', files: [file('v.sql', 'create view v as select 1 as n')], repeatable: true };
  await migrate(database.pool(), [set]);
  file('v.sql', 'create or replace view v as select 2 as n');
  await migrate(database.pool(), [set]);
  expect((await database.pool().query('select n from v')).rows).toEqual([{ n: 2 }]);
});

test('a file that fails leaves nothing of itself, and what stood before it stays', async () => {
  const files = [
    file('01.sql', 'create table thing (n int)'),
    file('02.sql', 'drop table thing; select 1/0'),
  ];
  await expect(migrate(database.pool(), [{ name: 'things', files }])).rejects.toThrow('division by zero');
  file('02.sql', 'insert into thing values (2)');
  await migrate(database.pool(), [{ name: 'things', files }]);
  expect((await database.pool().query('select n from thing')).rows).toEqual([{ n: 2 }]);
});

test('a migration and the appends to the log do not wait for each other', async () => {
  const appending = await database.pool().connect();
  try {
    await appending.query('begin; select pg_advisory_xact_lock(2952016)');
    const files = [file('01.sql', 'create table thing (n int)')];
    await migrate(database.pool(), [{ name: 'things', files }]);
  } finally {
    appending.release(true);
  }
});

test('a file may run for longer than other statements, and what it sets stays with it', async () => {
  const pool = createPool({ url: database.url, name: 'migrating', max: 1, statementTimeout: 100 });
  const files = [file('01.sql', `set session search_path to nowhere; select pg_sleep(0.3)`)];
  await migrate(pool, [{ name: 'things', files }]);
  expect((await pool.query('show search_path')).rows).toEqual([{ search_path: '"$user", public' }]);
  await expect(pool.query('select pg_sleep(10)')).rejects.toThrow('statement timeout');
  await pool.end();
});
