import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@chunfeng/database';
import {
  accept,
  type CommandResult,
  defineEvent,
  EventLog,
  eventLogMigrations,
  type EventOf,
  Personal,
} from '@chunfeng/event-log';
import {
  canaryPerson,
  type CanaryPerson,
  needlesOf,
  type OwnServer,
  searchForBytes,
  startOwnServer,
} from '@chunfeng/testing';
import { Type } from '@sinclair/typebox';
import { Pool } from 'pg';
import { FileMasterKeys, KeyedHashes, prepareKeysDatabase, sealedRef, SubjectVault } from '../src';

const registered = defineEvent({
  type: 'canary.registered',
  version: 1,
  schema: Type.Object({
    person: Personal(
      Type.Object({
        citizenNumber: Type.String(),
        phone: Type.String(),
        name: Type.String(),
        address: Type.String(),
      }),
    ),
  }),
  personal: { fields: ['person'], subject: 'stream' },
});
const canary = {
  category: 'canary',
  initial: null as CanaryPerson | null,
  evolve: (_state: CanaryPerson | null, event: EventOf<typeof registered>) => event.data.person,
};

jest.setTimeout(60_000);

let server: OwnServer;
let folder: string;
beforeAll(async () => {
  server = await startOwnServer();
  folder = mkdtempSync(join(tmpdir(), 'canary-'));
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const databaseUrl = (name: string) => {
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return url.toString();
};

async function openAll() {
  const hashes = KeyedHashes.open(join(folder, 'keys'));
  const vault = await SubjectVault.open({
    url: databaseUrl('chunfeng_keys'),
    name: 'canary',
    masterKeys: new FileMasterKeys(join(folder, 'keys')),
    ledgerFile: join(folder, 'keys', 'destroyed.ledger'),
  });
  const log = await EventLog.open({
    url: server.url,
    name: 'canary',
    definitions: [registered],
    sealer: vault,
    fingerprintKey: hashes.fingerprintKey,
  });
  return {
    hashes,
    vault,
    log,
    close: async () => {
      await log.close();
      await vault.close();
    },
  };
}

function register(
  log: EventLog,
  hashes: KeyedHashes,
  id: string,
  person: CanaryPerson,
): Promise<CommandResult> {
  return log.commands.execute({
    context: {
      caller: 'canary-test',
      idempotencyKey: id,
      content: person,
      actor: { id: 'canary-test', role: 'clerk' },
      correlationId: id,
    },
    stream: { decider: canary, id },
    decide: () =>
      accept([{ type: registered.type, data: { person } }], {
        take: [{ scope: 'citizen-number', key: hashes.ofCitizenNumber(person.citizenNumber) }],
      }),
  });
}

function needles(person: CanaryPerson): Buffer[] {
  return Object.values(person as unknown as Record<string, string>).flatMap(needlesOf);
}

test('INV-SEAL no personal value is in data folder, WAL, server log, key database or key folder, also after kill -9', async () => {
  const pool = new Pool({ connectionString: server.url });
  pool.on('error', () => undefined);
  await migrate(pool, eventLogMigrations);
  await prepareKeysDatabase(databaseUrl('chunfeng_keys'));
  await pool.query(`alter system set log_statement = 'all'`);
  await pool.query(`alter system set log_min_error_statement = 'error'`);
  await pool.query('select pg_reload_conf()');
  // A view column as projections fill it, and a control: what is written in clear must be found.
  await pool.query('create table view_row (ref text, name_hash text)');
  const control = canaryPerson();
  await pool.query('create table control (value text)');
  await pool.query('insert into control values ($1)', [control.name]);

  const people = Array.from({ length: 12 }, () => ({ id: randomUUID(), person: canaryPerson() }));
  const first = await openAll();
  const results = await Promise.all(
    people.map(({ id, person }) => register(first.log, first.hashes, id, person)),
  );
  expect(results.every(({ kind }) => kind === 'done')).toBe(true);
  // Repeated: the claim refuses, the key is reused with other content, the server refuses a statement.
  for (const { id, person } of people.slice(0, 5)) {
    expect((await register(first.log, first.hashes, randomUUID(), person)).kind).toBe('claim-taken');
    expect(
      (await register(first.log, first.hashes, id, { ...person, address: canaryPerson().address })).kind,
    ).toBe('key-reused');
  }
  const stop = new AbortController();
  for await (const { events } of first.log.feed.read(0, { batchSize: 200, signal: stop.signal })) {
    for (const event of events) {
      await pool.query('insert into view_row values ($1, $2)', [sealedRef(event), 'hash']);
    }
    const { rows } = await pool.query<{ count: number }>('select count(*)::int from view_row');
    if (rows[0]?.count === people.length) stop.abort();
  }

  await pool.query('checkpoint');
  await server.kill('SIGKILL');
  await server.restart();
  await pool.query('checkpoint');
  await first.close();

  const wanted = people.flatMap(({ person }) => needles(person));
  await server.stop();
  for (const place of [server.dataFolder, server.logFile, folder]) {
    expect([place, await searchForBytes(place, wanted)]).toEqual([place, []]);
  }
  expect(await searchForBytes(server.dataFolder, [control.name])).not.toEqual([]);
  await server.restart();

  // Everything acknowledged is readable; then one is forgotten and is not, also with everything at hand.
  const second = await openAll();
  const { rows } = await pool.query<{ ref: string }>('select ref from view_row');
  const refs = rows.map(({ ref }) => ref);
  const names = (await second.vault.unsealRefs(refs)).map(
    (opened) => (opened?.['person'] as CanaryPerson).name,
  );
  expect(names.sort()).toEqual(people.map(({ person }) => person.name).sort());
  const forgotten = people[0]!;
  await second.vault.destroyKey(forgotten.id);
  const left = (await second.vault.unsealRefs(refs)).filter((opened) => opened !== null);
  expect(left).toHaveLength(people.length - 1);
  expect(JSON.stringify(left)).not.toContain(forgotten.person.citizenNumber);
  const { state } = await second.log.streams.load(canary, forgotten.id);
  expect(state).toBeNull();
  expect(readFileSync(join(folder, 'keys', 'destroyed.ledger'), 'utf8')).toContain(forgotten.id);
  await second.close();
  await pool.end();
});
