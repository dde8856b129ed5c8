import { EventEmitter, once } from 'node:events';
import { createPool, migrate } from '@chunfeng/database';
import { EventLog, eventLogMigrations, type LogFeed, type Sealer } from '@chunfeng/event-log';
import { laborerEvents, laborersProjection } from '@chunfeng/laborers';
import { logHead, ProjectionRunner, projectionMigrations, rebuild } from '@chunfeng/projections';
import type pg from 'pg';
import { describeServer, withDatabase } from './bench-server';
import { type Benchmark, judged, type Result } from './benchmark';
import { fillLaborerLog } from './p2-laborer-log';
import { median } from './pairs';

const LABORERS = Number(process.env['P2_LABORERS'] ?? 50_000);
const ROUNDS = Number(process.env['P2_ROUNDS'] ?? 3);

/** Events read from the log per second until the laborer profile view stands at its head. */
export const p2: Benchmark = {
  id: 'P2',
  what: 'catch-up of the laborer profile view by a runner, and its rebuild beside the old one',
  run: () => withDatabase('p2', measure),
};

async function measure(url: string): Promise<readonly Result[]> {
  const server = await describeServer(url);
  const pool = createPool({ url, name: 'bench', statementTimeout: 300_000 });
  await migrate(pool, [...eventLogMigrations, projectionMigrations]);
  const log = await EventLog.open({
    url,
    name: 'bench',
    definitions: laborerEvents,
    sealer: noSealer,
    fingerprintKey: 'bench',
  });
  try {
    const events = await fillLaborerLog(pool, LABORERS);
    const rates: Record<'feed' | 'catchUp' | 'rebuild', number[]> = { feed: [], catchUp: [], rebuild: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      await forgetViews(pool);
      rates.feed.push(await readOnly(log.feed, events));
      rates.catchUp.push(await catchUp(pool, log.feed, events));
      rates.rebuild.push(await rebuildAll(pool, log.feed, events));
      process.stderr.write(`P2 round ${round + 1}: ${JSON.stringify(rates)}\n`);
    }
    const result = (figures: readonly number[], what: string, bar: number): Result =>
      judged(
        {
          id: 'P2',
          figure: median(figures),
          unit: 'events/s',
          bar,
          dream: 100_000,
          detail: `${what}, ${events} events of ${LABORERS} laborers, median of ${ROUNDS} (${spread(figures)}); ${share(figures, rates.feed)} of reading the log alone; ${server}`,
        },
        'atLeast',
      );
    return [
      result(rates.catchUp, 'catch-up from an empty view by a runner, LogFeed, durable commits', 20_000),
      result(rates.rebuild, 'rebuild beside the old tables and flip, LogFeed', 40_000),
    ];
  } finally {
    await log.close();
    await pool.end();
  }
}

/** Reading and decoding alone: what no projection can be faster than. */
async function readOnly(feed: LogFeed, events: number): Promise<number> {
  const start = performance.now();
  const done = new AbortController();
  for await (const batch of feed.read(0, { batchSize: 5_000, signal: done.signal })) {
    if ((batch.events.at(-1)?.position ?? 0) >= events) done.abort();
  }
  return (events * 1_000) / (performance.now() - start);
}

async function catchUp(pool: pg.Pool, feed: LogFeed, events: number): Promise<number> {
  const start = performance.now();
  const live = new EventEmitter();
  const runner = new ProjectionRunner({
    projection: laborersProjection,
    feed,
    pool,
    head: () => logHead(pool),
    // A projection that cannot go on must not keep the benchmark waiting.
    onState: (state, why) =>
      state === 'blocked' ? live.emit('error', new Error(JSON.stringify(why))) : live.emit(state),
  });
  const reached = once(live, 'live');
  runner.start();
  await reached;
  const seconds = (performance.now() - start) / 1_000;
  await runner.stop();
  return events / seconds;
}

async function rebuildAll(pool: pg.Pool, feed: LogFeed, events: number): Promise<number> {
  const start = performance.now();
  await rebuild({ projection: laborersProjection, feed, pool, head: () => logHead(pool) });
  return (events * 1_000) / (performance.now() - start);
}

async function forgetViews(pool: pg.Pool): Promise<void> {
  const { version } = laborersProjection;
  await pool.query(`drop schema if exists p_laborers_v${String(version)} cascade`);
  await pool.query(
    'delete from projection.checkpoint; delete from projection.active; delete from projection.lease',
  );
  await pool.query('checkpoint');
}

/** Median of the rounds' ratios: both sides of one met the same machine. */
function share(figures: readonly number[], whole: readonly number[]): string {
  const ratios = figures.map((figure, round) => figure / (whole[round] ?? Number.NaN));
  return `${Math.round(median(ratios) * 100)} %`;
}

function spread(figures: readonly number[]): string {
  return `${Math.round(Math.min(...figures))}–${Math.round(Math.max(...figures))}`;
}

const noSealer: Sealer = {
  seal: () => Promise.reject(new Error('nothing is sealed here')),
  unseal: () => Promise.reject(new Error('nothing is unsealed here')),
};
