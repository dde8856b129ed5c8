import { createPool, migrate } from '@chunfeng/database';
import { type AppendRequest, EventLog, eventLogMigrations, type Sealer } from '@chunfeng/event-log';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { describeServer, withDatabase } from './bench-server';
import { type Benchmark, judged, type Result } from './benchmark';
import { type Comparison, compare, rate, type Side } from './pairs';

/** About what a published posting carries, in clear and with an envelope. */
const DATA = {
  employerId: '0190a5d2-7c1e-7f00-8000-00000000b00c',
  title: '电子装配工',
  occupation: '6-25-04-07',
  division: '500235',
  headcount: 12,
  wage: { from: 4500, to: 6500, per: 'month' },
  validUntil: '2027-03-31',
  $sealed: { subject: '0190a5d2-7c1e-7f00-8000-00000000b00c', box: 'A'.repeat(160) },
};
const META = {
  correlationId: '0190a5d2-7c1e-7f00-8000-00000000b00d',
  actor: { id: 'clerk-17', role: 'clerk', office: 'D500235' },
  occurredAt: '2026-11-24T08:00:00.000Z',
};

/** The same row with the same unique keys, without order, idempotency or checks. */
const RAW_TABLE = `create table raw_events (
  position bigint generated always as identity primary key,
  stream_id text not null collate "C", version integer not null, id uuid not null unique,
  type text not null collate "C", schema_version integer not null, data json not null, meta json not null,
  recorded_at timestamptz not null default clock_timestamp(), unique (stream_id, version))`;
const RAW_INSERT = `insert into raw_events (stream_id, version, id, type, schema_version, data, meta)
  values ($1, $2, $3, $4, $5, $6, $7)`;

/** Every append writes an event to a new stream, takes a claim and logs its command: three rows, all checks. */
export const p1: Benchmark = {
  id: 'P1',
  what: 'append with idempotency row, version and claim checks, against a raw INSERT and against emmett',
  run: () => withDatabase('p1', measure),
};

async function measure(url: string): Promise<readonly Result[]> {
  const server = await describeServer(url);
  const pool = createPool({ url, name: 'bench-raw', max: 16 });
  await migrate(pool, eventLogMigrations);
  await pool.query(RAW_TABLE);
  const log = await EventLog.open({
    url,
    name: 'bench',
    definitions: [],
    sealer: noSealer,
    fingerprintKey: 'bench',
  });
  const emmett = getPostgreSQLEventStore(url);
  await emmett.schema.migrate();
  try {
    const gate =
      (callers: number): Side =>
      (ms) =>
        rate(callers, ms, () => log.gate.append(request()));
    const raw =
      (callers: number): Side =>
      (ms) =>
        rate(callers, ms, () => rawInsert(pool));
    const rival: Side = (ms) =>
      rate(32, ms, () =>
        emmett.appendToStream(
          `posting-${uuidv7()}`,
          [{ type: 'posting.published', data: DATA, metadata: META }],
          {
            expectedStreamVersion: 'STREAM_DOES_NOT_EXIST',
          },
        ),
      );
    const result = (comparison: Comparison, what: string, bar: number, dream: number): Result =>
      judged(
        {
          id: 'P1',
          figure: comparison.ratio,
          unit: 'x',
          bar,
          dream,
          detail: detail(comparison, what, server),
        },
        'atLeast',
      );
    return [
      result(await compare(gate(1), raw(1)), '1 caller vs raw INSERT on 1 connection', 0.4, 0.8),
      result(await compare(gate(32), raw(16)), '32 callers vs raw INSERT on a pool of 16', 1.5, 3),
      result(await compare(gate(32), rival), '32 callers vs emmett-postgresql at 32', 5, 8),
    ];
  } finally {
    await emmett.close();
    await log.close();
    await pool.end();
  }
}

function request(): AppendRequest {
  const streamId = `posting-${uuidv7()}`;
  const commandId = uuidv7();
  return {
    commandId,
    idempotency: { caller: 'bench', key: commandId, fingerprint: 'b'.repeat(43) },
    streams: [
      {
        streamId,
        expectedVersion: 0,
        events: [
          {
            id: uuidv7(),
            type: 'posting.published',
            schemaVersion: 1,
            data: JSON.stringify(DATA),
            meta: { ...META, commandId },
          },
        ],
      },
    ],
    take: [{ scope: 'bench', key: commandId, streamId }],
    release: [],
    answer: {},
    lane: 'interactive',
  };
}

function rawInsert(pool: pg.Pool): Promise<unknown> {
  return pool.query({
    name: 'raw-insert',
    text: RAW_INSERT,
    values: [
      `posting-${uuidv7()}`,
      1,
      uuidv7(),
      'posting.published',
      1,
      JSON.stringify(DATA),
      JSON.stringify({ ...META, commandId: uuidv7() }),
    ],
  });
}

function detail({ lowest, highest, first, second }: Comparison, what: string, server: string): string {
  const perSecond = (value: number): string => `${Math.round(value)}/s`;
  return `${what}: ${perSecond(first)} vs ${perSecond(second)}, pairs ${lowest.toFixed(2)} to ${highest.toFixed(2)}; ${server}`;
}

const noSealer: Sealer = {
  seal: () => Promise.reject(new Error('nothing to seal')),
  unseal: () => Promise.reject(new Error('nothing to unseal')),
};
