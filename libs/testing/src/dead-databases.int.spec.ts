import { Client } from 'pg';
import { dropDeadDatabases } from './dead-databases';
import { type OwnServer, startOwnServer } from './own-server';

let server: OwnServer;
beforeAll(async () => {
  server = await startOwnServer();
});
afterAll(() => server.stop());

test('databases of killed runs are dropped; those of living ones, templates and all others stay', async () => {
  const client = new Client({ connectionString: server.url });
  await client.connect();
  const kept = [`chunfeng_test_${process.pid}_b`, 'chunfeng_test_template_log_1', 'payroll'];
  for (const name of ['chunfeng_test_4194304999_a', ...kept]) await client.query(`create database ${name}`);

  await dropDeadDatabases(server.url);

  const { rows } = await client.query<{ datname: string }>(
    "select datname from pg_database where not datistemplate and datname <> 'postgres'",
  );
  await client.end();
  expect(rows.map(({ datname }) => datname).sort()).toEqual(kept.sort());
});
