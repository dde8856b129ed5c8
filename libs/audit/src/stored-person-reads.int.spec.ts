import { createPool, migrate } from '@chunfeng/database';
import type { PersonRead } from '@chunfeng/http';
import { createTestDatabase, type TestDatabase } from '@chunfeng/testing';
import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { auditMigrations } from './migrations';
import { StoredPersonReads } from './stored-person-reads';

let database: TestDatabase;
let pool: pg.Pool;
let reads: StoredPersonReads;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({ url: database.url, name: 'test' });
  await migrate(pool, [auditMigrations]);
  reads = new StoredPersonReads(pool);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

function readOf(subjects: readonly string[], route = 'list'): PersonRead {
  const caller = { id: 'clerk-1', role: 'clerk', office: 'D500235' } as const;
  return { caller, route, kind: 'laborers', subjects, purpose: 'service', requestId: uuidv7() };
}

test('one request that shows many people is one row for each of them', async () => {
  const [one, two] = [uuidv7(), uuidv7()];
  await reads.record(readOf([one, two, one]));
  for (const subject of [one, two])
    expect(await reads.of(subject, { limit: 10 })).toEqual([
      {
        number: expect.any(Number) as number,
        at: expect.any(Date) as Date,
        caller: 'clerk-1',
        role: 'clerk',
        office: 'D500235',
        route: 'list',
        purpose: 'service',
      },
    ]);
});

test('readings come the newest first, and from where the reader stopped', async () => {
  const person = uuidv7();
  for (const route of ['one', 'search', 'list']) await reads.record(readOf([person], route));
  const [newest, next] = await reads.of(person, { limit: 2 });
  expect([newest?.route, next?.route]).toEqual(['list', 'search']);
  const rest = await reads.of(person, { limit: 2, before: next?.number });
  expect(rest.map(({ route }) => route)).toEqual(['one']);
});

test('one bad id leaves nothing of its request recorded', async () => {
  const person = uuidv7();
  await expect(reads.record(readOf([person, 'nobody']))).rejects.toThrow(/uuid/);
  expect(await reads.of(person, { limit: 1 })).toEqual([]);
});

test.each([
  ['changed', 'update audit.person_read set caller = $1'],
  ['deleted', 'delete from audit.person_read where caller <> $1'],
])('a reading is never %s', async (_what, statement) => {
  const person = uuidv7();
  await reads.record(readOf([person]));
  await expect(pool.query(statement, ['nobody'])).rejects.toThrow('only ever added to');
  expect(await reads.of(person, { limit: 1 })).toHaveLength(1);
});

test('the readings are never emptied', async () => {
  await expect(pool.query('truncate audit.person_read')).rejects.toThrow('only ever added to');
});
