import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool, migrate } from '@chunfeng/database';
import {
  Clock,
  CommandRunner,
  EventLog,
  eventLogMigrations,
  StoreIdentity,
  Streams,
  SystemClock,
} from '@chunfeng/event-log';
import { ClaimHolder, householdEvents, RegisterHouseholdHandler } from '@chunfeng/households';
import { laborerEvents, NumberHolder, RegisterLaborerHandler } from '@chunfeng/laborers';
import { candidacyEvents, placementCommandHandlers, placementEvents } from '@chunfeng/placements';
import { postingEvents, PostingImporter, type RowReport } from '@chunfeng/postings';
import { FileMasterKeys, KeyedHashes, prepareKeysDatabase, SubjectVault } from '@chunfeng/privacy';
import { createTestDatabase, type TestDatabase } from '@chunfeng/testing';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { Test, type TestingModule } from '@nestjs/testing';
import { DEMONSTRATION_ACTOR, loadDemonstration, type DemonstrationProgress } from './load-demonstration';
import { postingLines } from './postings/posting-lines';
import { readWorld } from './world';

let main: TestDatabase;
let keys: TestDatabase;
let folder: string;
let vault: SubjectVault;
let log: EventLog;
let nest: TestingModule;
let bus: CommandBus;

beforeEach(async () => {
  main = await createTestDatabase({
    name: 'demo',
    content: eventLogMigrations.flatMap(({ files }) => files.map((file) => readFileSync(file, 'utf8'))),
    migrate: async (url) => {
      const pool = createPool({ url, name: 'migrate' });
      await migrate(pool, eventLogMigrations);
      await pool.end();
    },
  });
  keys = await createTestDatabase();
  await prepareKeysDatabase(keys.url);
  folder = mkdtempSync(join(tmpdir(), 'chunfeng-demo-'));
  const masterKeys = new FileMasterKeys(folder);
  vault = await SubjectVault.open({
    url: keys.url,
    name: 'demo',
    masterKeys,
    ledgerFile: join(folder, 'ledger'),
  });
  log = await EventLog.open({
    url: main.url,
    name: 'demo',
    definitions: [
      ...householdEvents,
      ...laborerEvents,
      ...postingEvents,
      ...candidacyEvents,
      ...placementEvents,
    ],
    sealer: vault,
    fingerprintKey: 'demo',
  });
  nest = await Test.createTestingModule({
    imports: [CqrsModule],
    providers: [
      { provide: CommandRunner, useValue: log.commands },
      { provide: Streams, useValue: log.streams },
      { provide: Clock, useClass: SystemClock },
      { provide: StoreIdentity, useValue: log.identity },
      { provide: KeyedHashes, useValue: KeyedHashes.open(folder) },
      { provide: SubjectVault, useValue: vault },
      NumberHolder,
      RegisterLaborerHandler,
      ClaimHolder,
      RegisterHouseholdHandler,
      ...placementCommandHandlers,
    ],
  }).compile();
  await nest.init();
  bus = nest.get(CommandBus);
});
afterEach(async () => {
  await nest.close();
  await log.close();
  await vault.close();
  await main.drop();
  await keys.drop();
  rmSync(folder, { recursive: true, force: true });
});

function load(
  today: string,
  over: { placements?: number; signal?: AbortSignal; onProgress?: (it: DemonstrationProgress) => void } = {},
) {
  return loadDemonstration({
    runner: log.commands,
    register: bus,
    hiring: bus,
    importer: importer(),
    laborers: 400,
    postings: 120,
    placements: 30,
    today,
    ...over,
  });
}

/** Leaves the notices out: what is imported here are the postings of the demonstration. */
function importer(): PostingImporter {
  return new PostingImporter(log.commands, log.streams, { earliest: () => Promise.resolve(new Map()) });
}

/** Streams by category, and all events. */
async function count(): Promise<Record<string, number>> {
  const { rows } = await main.pool().query<{ category: string; streams: number; events: number }>(
    `select split_part(stream_id, '-', 1) as category, count(distinct stream_id)::int as streams,
            count(*)::int as events from log.events group by 1`,
  );
  const events = rows.reduce((sum, row) => sum + row.events, 0);
  return { ...Object.fromEntries(rows.map(({ category, streams }) => [category, streams])), events };
}

test('INV-IDEM a load that was broken off goes on, also on another day, and nobody is there twice', async () => {
  const stop = new AbortController();
  const onProgress = ({ step, done }: DemonstrationProgress) => {
    if (step === 'laborers' && done >= 100) stop.abort();
  };
  await expect(load('2026-03-02', { signal: stop.signal, onProgress })).rejects.toThrow();
  const half = await count();
  expect(half['laborer']).toBeGreaterThan(99);
  expect(half['laborer']).toBeLessThan(400);

  expect(await load('2026-03-05')).toBe('loaded');
  const whole = await count();
  expect(whole).toMatchObject({ posting: 120, household: 160, laborer: 400, placement: 30 });

  expect(await load('2026-03-09')).toBe('already-there');
  expect(await count()).toEqual(whole);
});

test('progress counts to the end', async () => {
  const last = new Map<string, DemonstrationProgress>();
  await load('2026-03-02', { onProgress: (it) => last.set(it.step, it) });
  expect(last.get('laborers')).toEqual({ step: 'laborers', done: 400, total: 400 });
});

test('hiring is broken off and goes on as well: every story is told once, and to its end', async () => {
  const stop = new AbortController();
  const onProgress = ({ step, done }: DemonstrationProgress) => {
    if (step === 'placements' && done >= 1) stop.abort();
  };
  await expect(load('2026-03-02', { placements: 40, signal: stop.signal, onProgress })).rejects.toThrow();
  expect(await load('2026-03-02', { placements: 40 })).toBe('loaded');
  const { rows } = await main
    .pool()
    .query<{ type: string; n: number }>(
      `select type, count(*)::int as n from log.events where stream_id like 'placement-%' group by 1`,
    );
  const of = (type: string) => rows.find((row) => row.type === `placement.${type}`)?.n ?? 0;
  expect(of('referred') + of('started')).toBeGreaterThan(40);
  expect(of('started')).toBeGreaterThan(15);
  expect(of('started')).toBeLessThanOrEqual(40);
});

test('the import publishes every posting, and a second time changes none', async () => {
  const outcomes = async (): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {};
    const reports = importer().import(postingLines(readWorld(), 295, 1_000), {
      actor: DEMONSTRATION_ACTOR,
      office: 'CQ',
      synthetic: true,
    });
    for await (const { outcome, reasons } of reports) {
      const key = [outcome, ...reasons.map((reason: RowReport['reasons'][number]) => reason.code)].join(' ');
      counts[key] = (counts[key] ?? 0) + 1;
    }
    return counts;
  };
  expect(await outcomes()).toEqual({ 'accepted-published': 1_000 });
  expect(await outcomes()).toEqual({ unchanged: 1_000 });
});
