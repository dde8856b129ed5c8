import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPool, migrate } from '@chunfeng/database';
import { EventLog, eventLogMigrations } from '@chunfeng/event-log';
import {
  ClaimHolder,
  householdEvents,
  RegisterHousehold,
  RegisterHouseholdHandler,
} from '@chunfeng/households';
import {
  laborerEvents,
  NumberHolder,
  type RegisterLaborer,
  RegisterLaborerHandler,
} from '@chunfeng/laborers';
import { postingEvents, PostingImporter, type RowReport } from '@chunfeng/postings';
import { FileMasterKeys, KeyedHashes, prepareKeysDatabase, SubjectVault } from '@chunfeng/privacy';
import { createTestDatabase, type TestDatabase } from '@chunfeng/testing';
import { DEMONSTRATION_ACTOR, loadDemonstration, type DemonstrationProgress } from './load-demonstration';
import type { RegisterPort } from './load-laborers';
import { postingLines } from './postings/posting-lines';
import { readWorld } from './world';

let main: TestDatabase;
let keys: TestDatabase;
let folder: string;
let vault: SubjectVault;
let log: EventLog;
let register: RegisterPort;

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
    definitions: [...householdEvents, ...laborerEvents, ...postingEvents],
    sealer: vault,
    fingerprintKey: 'demo',
  });
  const hashes = KeyedHashes.open(folder);
  const laborers = new RegisterLaborerHandler(log.commands, hashes, new NumberHolder(log.streams));
  const households = new RegisterHouseholdHandler(log.commands, hashes, new ClaimHolder(log.streams));
  register = {
    execute: ((command: RegisterHousehold | RegisterLaborer) =>
      command instanceof RegisterHousehold
        ? households.execute(command)
        : laborers.execute(command)) as RegisterPort['execute'],
  };
});
afterEach(async () => {
  await log.close();
  await vault.close();
  await main.drop();
  await keys.drop();
  rmSync(folder, { recursive: true, force: true });
});

function load(
  today: string,
  over: { signal?: AbortSignal; onProgress?: (it: DemonstrationProgress) => void } = {},
) {
  return loadDemonstration({
    runner: log.commands,
    register,
    importer: { import: nothing },
    laborers: 400,
    postings: 3,
    today,
    ...over,
  });
}

async function* nothing(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator {
  for await (const row of source) yield JSON.parse(Buffer.from(row).toString('utf8'));
}

async function count(): Promise<{ streams: number; events: number }> {
  const { rows } = await main
    .pool()
    .query<{ streams: number; events: number }>(
      'select count(distinct stream_id) as streams, count(*) as events from log.events',
    );
  return rows[0]!;
}

test('INV-IDEM a load that was broken off goes on, also on another day, and nobody is there twice', async () => {
  const stop = new AbortController();
  const onProgress = ({ step, done }: DemonstrationProgress) => {
    if (step === 'laborers' && done >= 100) stop.abort();
  };
  await expect(load('2026-03-02', { signal: stop.signal, onProgress })).rejects.toThrow();
  const half = await count();
  expect(half.streams).toBeGreaterThan(99);
  expect(half.streams).toBeLessThan(560);

  expect(await load('2026-03-05')).toBe('loaded');
  const whole = await count();
  // 400 people in 160 households
  expect(whole.streams).toBe(560);

  expect(await load('2026-03-09')).toBe('already-there');
  expect(await count()).toEqual(whole);
});

test('progress counts to the end', async () => {
  const last = new Map<string, DemonstrationProgress>();
  await load('2026-03-02', { onProgress: (it) => last.set(it.step, it) });
  expect(last.get('laborers')).toEqual({ step: 'laborers', done: 400, total: 400 });
});

test('the import publishes every posting, and a second time changes none', async () => {
  const importer = new PostingImporter(log.commands, log.streams, {
    earliest: () => Promise.resolve(new Map()),
  });
  const outcomes = async (): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {};
    const reports = importer.import(postingLines(readWorld(), 295, 1_000), {
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
