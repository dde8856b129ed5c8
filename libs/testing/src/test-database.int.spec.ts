import { createTestDatabase, type DatabaseTemplate } from './test-database';

const withTable = (migrate: DatabaseTemplate['migrate']): DatabaseTemplate => ({
  name: 'harness',
  content: ['create table greeting (text text)', String(process.pid)],
  migrate,
});

test('a template is migrated once, and every database made from it is its own', async () => {
  const { Client } = await import('pg');
  const migrate = jest.fn(async (url: string) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query('create table greeting (text text)');
    await client.end();
  });
  const [one, two] = await Promise.all([
    createTestDatabase(withTable(migrate)),
    createTestDatabase(withTable(migrate)),
  ]);

  await one.pool().query("insert into greeting values ('春风')");
  const { rows } = await two.pool().query('select count(*)::int as n from greeting');

  expect(rows).toEqual([{ n: 0 }]);
  expect(migrate).toHaveBeenCalledTimes(1);
  await Promise.all([one.drop(), two.drop()]);
});

test('a migration that fails leaves no template behind', async () => {
  const failing = {
    name: 'failing',
    content: [String(process.pid)],
    migrate: () => Promise.reject(new Error('no')),
  };
  await expect(createTestDatabase(failing)).rejects.toThrow('no');
  const migrate = jest.fn(() => Promise.resolve());
  const database = await createTestDatabase({ ...failing, migrate });
  expect(migrate).toHaveBeenCalled();
  await database.drop();
});

test('a dropped database is gone, even while something is connected to it', async () => {
  const { Client } = await import('pg');
  const [database, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const forgotten = new Client({ connectionString: database.url });
  forgotten.on('error', () => undefined);
  await forgotten.connect();
  await database.drop();
  const { rowCount } = await other
    .pool()
    .query('select from pg_database where datname = $1', [database.name]);
  expect(rowCount).toBe(0);
  await other.drop();
});
