import { createHash, randomBytes } from 'node:crypto';
import { Client, Pool, type PoolConfig } from 'pg';
import { testServerUrl } from './test-server';

/** What a test's database starts from. Built once per run (per content, where DATABASE_URL outlives the run). */
export interface DatabaseTemplate {
  /** Short and stable: lower-case letters, digits and `-`. */
  readonly name: string;
  /** What the outcome of `migrate` depends on, e.g. the SQL texts: changed content makes a new template. */
  readonly content?: readonly string[];
  /** Brings the empty database behind `url` to the wanted state and closes its connections. */
  readonly migrate: (url: string) => Promise<void>;
}

export interface TestDatabase {
  readonly name: string;
  readonly url: string;
  /** A new pool; `drop` ends it. Errors of idle connections are ignored: a test may cut them. */
  pool(config?: Omit<PoolConfig, 'connectionString'>): Pool;
  /** Ends its pools, cuts what else is connected, and deletes the database. */
  drop(): Promise<void>;
}

const PREFIX = 'chunfeng_test';
/** Serialises the making of templates over all workers of one server. */
const TEMPLATE_LOCK = 0x63665f74;

/** An own database (60–110 ms), empty or a copy of the template. */
export async function createTestDatabase(template?: DatabaseTemplate): Promise<TestDatabase> {
  const serverUrl = await testServerUrl();
  const source = template === undefined ? 'template0' : await templateDatabase(serverUrl, template);
  const name = `${PREFIX}_${process.pid}_${randomBytes(5).toString('hex')}`;
  await onServer(serverUrl, (client) => client.query(`create database ${name} template ${source}`));

  const url = urlOf(serverUrl, name);
  const pools: Pool[] = [];
  return {
    name,
    url,
    pool(config = {}) {
      const pool = new Pool({ max: 10, ...config, connectionString: url });
      pool.on('error', () => undefined);
      pools.push(pool);
      return pool;
    },
    async drop() {
      await Promise.all(pools.filter((pool) => !pool.ended).map((pool) => pool.end()));
      await onServer(serverUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

async function templateDatabase(serverUrl: string, template: DatabaseTemplate): Promise<string> {
  const name = templateName(template);
  await onServer(serverUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 1) return;
    // Under its final name only when complete: a migration that failed must not look like a template.
    const draft = `${name}_draft`;
    await client.query(`drop database if exists ${draft} with (force)`);
    await client.query(`create database ${draft} template template0`);
    await template.migrate(urlOf(serverUrl, draft));
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
      [draft],
    );
    await client.query(`alter database ${draft} rename to ${name}`);
  });
  return name;
}

function templateName({ name, content, migrate }: DatabaseTemplate): string {
  if (!/^[a-z][a-z0-9-]{0,20}$/.test(name)) throw new Error(`Not a template name: ${name}`);
  const hash = createHash('sha256');
  for (const text of content ?? [migrate.toString()]) hash.update(text).update('\0');
  return `${PREFIX}_template_${name.replaceAll('-', '_')}_${hash.digest('hex').slice(0, 16)}`;
}

/** The advisory lock of a session ends with it. */
async function onServer<T>(serverUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.toString();
}
