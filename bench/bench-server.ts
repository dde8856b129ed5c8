import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@chunfeng/embedded-postgres';
import { Client } from 'pg';

/**
 * An empty database on a durable server: `DATABASE_URL` if set, else the embedded PostgreSQL with the settings of
 * `npm start`. The database is dropped at the end.
 */
export async function withDatabase<T>(name: string, work: (url: string) => Promise<T>): Promise<T> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) return onServer(given, name, work);
  const folder = await mkdtemp(join(tmpdir(), 'chunfeng-bench-'));
  await chmod(folder, 0o711); // As root the server runs as an ordinary user.
  const server = await startEmbeddedPostgres({
    dataDir: join(folder, 'data'),
    logFile: join(folder, 'postgres.log'),
  });
  try {
    return await onServer(server.url, name, work);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function onServer<T>(serverUrl: string, name: string, work: (url: string) => Promise<T>): Promise<T> {
  const database = `chunfeng_bench_${name}_${process.pid}`;
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  await command(serverUrl, `create database ${database}`);
  try {
    return await work(url.toString());
  } finally {
    await command(serverUrl, `drop database if exists ${database} with (force)`);
  }
}

async function command(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** What a figure was measured on. */
export async function describeServer(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string; fsync: string; commit: string }>(
      `select split_part(version(), ' on ', 1) as version, current_setting('fsync') as fsync,
              current_setting('synchronous_commit') as commit`,
    );
    const row = rows[0];
    return `${row?.version ?? '?'}, fsync ${row?.fsync ?? '?'}, synchronous_commit ${row?.commit ?? '?'}`;
  } finally {
    await client.end();
  }
}
