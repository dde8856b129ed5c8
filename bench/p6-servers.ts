import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DevelopmentIssuer } from '@chunfeng/http';
import { runProcess, waitFor } from '@chunfeng/testing';
import { Client } from 'pg';
import { withDatabase } from './bench-server';

export interface Servers {
  readonly databaseUrl: string;
  readonly issuer: DevelopmentIssuer;
  /** Port of the least that can be called an API over the same PostgreSQL. */
  readonly bare: number;
  /** Runs the product while `work` lasts. */
  withProduct<T>(views: boolean, work: (port: number) => Promise<T>): Promise<T>;
}

/** The table of P1's raw INSERT. */
const RAW_TABLE = `create table raw_events (
  position bigint generated always as identity primary key,
  stream_id text not null collate "C", version integer not null, id uuid not null unique,
  type text not null collate "C", schema_version integer not null, data json not null, meta json not null,
  recorded_at timestamptz not null default clock_timestamp(), unique (stream_id, version))`;

/** Every server is a process of its own; their data are deleted at the end. */
export async function withServers<T>(work: (servers: Servers) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'chunfeng-p6-'));
  try {
    return await withDatabase('p6', async (databaseUrl) => {
      const keys = new URL(databaseUrl);
      keys.pathname += '_keys';
      await run(databaseUrl, RAW_TABLE);
      const bare = runProcess('bench/p6-bare-server.ts', [databaseUrl]);
      try {
        const [, port] = await bare.waitForOutput(/listening on (\d+)/);
        return await work({
          databaseUrl,
          issuer: await DevelopmentIssuer.open(join(folder, 'development')),
          bare: Number(port),
          withProduct: (views, use) => withProduct(folder, databaseUrl, keys.toString(), views, use),
        });
      } finally {
        await bare.kill();
        await run(databaseUrl, `drop database if exists "${keys.pathname.slice(1)}" with (force)`);
      }
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function withProduct<T>(
  folder: string,
  databaseUrl: string,
  keysUrl: string,
  views: boolean,
  use: (port: number) => Promise<T>,
): Promise<T> {
  const program = runProcess('bench/p6-api.ts', [folder, ...(views ? ['views'] : [])], {
    env: {
      DATABASE_URL: databaseUrl,
      KEYS_DATABASE_URL: keysUrl,
      CHUNFENG_OIDC_ISSUER: '',
      CHUNFENG_LOG_FILE: join(folder, 'chunfeng.log'),
      // To profile the API alone, e.g. `-r` of a file that starts the inspector's profiler.
      NODE_OPTIONS: process.env['P6_NODE_OPTIONS'] ?? '',
    },
  });
  try {
    const [, port] = await program.waitForOutput(/listening on (\d+)/, 120_000);
    return await use(Number(port));
  } finally {
    await program.kill('SIGINT');
  }
}

async function run(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Until every view and every process has come to the head of the log. @returns milliseconds */
export async function viewsAtRest(port: number): Promise<number> {
  const start = performance.now();
  await waitFor(
    async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/health/ready`);
      const { projections = [], processes = [] } = (await answer.json()) as Readonly<
        Partial<Record<'projections' | 'processes', readonly { readonly lag?: number }[]>>
      >;
      return projections.length > 0 && [...projections, ...processes].every(({ lag = 0 }) => lag === 0);
    },
    { timeout: 120_000, message: 'the views have come to the head of the log' },
  );
  return performance.now() - start;
}
