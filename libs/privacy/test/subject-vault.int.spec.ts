import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearFailpoints, setFailpoints } from '@chunfeng/failpoints';
import { createTestDatabase, type DatabaseTemplate, type TestDatabase, waitFor } from '@chunfeng/testing';
import {
  EnvelopeBrokenError,
  FileMasterKeys,
  MasterKeyMissingError,
  prepareKeysDatabase,
  rotateMasterKeys,
  sealedRef,
  SubjectForgottenError,
  SubjectKeyMissingError,
  SubjectVault,
} from '../src';

const template: DatabaseTemplate = { name: 'keys', migrate: prepareKeysDatabase };
const values = { name: '样本（合成）', phone: '00000000000' };

let database: TestDatabase;
let folder: string;
const opened: SubjectVault[] = [];
let day = '2026-11-24';

beforeEach(async () => {
  database = await createTestDatabase(template);
  folder = mkdtempSync(join(tmpdir(), 'vault-'));
  day = '2026-11-24';
});
afterEach(async () => {
  clearFailpoints();
  await Promise.all(opened.splice(0).map((vault) => vault.close()));
  await database.drop();
  rmSync(folder, { recursive: true });
});

const masterKeys = () => new FileMasterKeys(folder, () => new Date(`${day}T12:00:00+08:00`));
const ledgerFile = () => join(folder, 'destroyed.ledger');

async function openVault(): Promise<SubjectVault> {
  const vault = await SubjectVault.open({
    url: database.url,
    name: 'test',
    masterKeys: masterKeys(),
    ledgerFile: ledgerFile(),
  });
  opened.push(vault);
  return vault;
}

function contextOf(subject: string) {
  return {
    eventId: randomUUID(),
    streamId: `laborer-${subject}`,
    type: 'laborer.registered',
    schemaVersion: 1,
  };
}

async function rows(): Promise<{ subject: string; wrapped: Buffer | null; master_key: string | null }[]> {
  const result = await database.pool().query('select subject, wrapped, master_key from keys.subject_key');
  return result.rows as never;
}

test('INV-SEAL what one process seals another opens, and nothing in the key database is a key in clear', async () => {
  const subject = randomUUID();
  const context = contextOf(subject);
  const sealed = await (await openVault()).seal(context, subject, values);
  expect(sealed.box).not.toContain('样本');
  expect(await (await openVault()).unseal(context, sealed)).toEqual(values);
  const [row] = await rows();
  expect(row?.wrapped).toHaveLength(12 + 16 + 32);
});

test('INV-SEAL a key is stored before sealing resolves, one per subject however many seal at once', async () => {
  const [one, two] = [await openVault(), await openVault()];
  const subject = randomUUID();
  const contexts = Array.from({ length: 40 }, () => contextOf(subject));
  const boxes = await Promise.all(
    contexts.map((context, index) => (index % 2 === 0 ? one : two).seal(context, subject, values)),
  );
  expect(await rows()).toHaveLength(1);
  const fresh = await openVault();
  for (const [index, context] of contexts.entries())
    expect(await fresh.unseal(context, boxes[index]!)).toEqual(values);
});

test('INV-SEAL an envelope of another subject, event or stream is not opened', async () => {
  const vault = await openVault();
  const [one, two] = [randomUUID(), randomUUID()];
  const [first, second] = [contextOf(one), contextOf(two)];
  const sealed = await vault.seal(first, one, values);
  await vault.seal(second, two, values);
  await expect(vault.unseal(second, sealed)).rejects.toThrow(EnvelopeBrokenError);
  await expect(vault.unseal(first, { ...sealed, subject: two })).rejects.toThrow(EnvelopeBrokenError);
  await expect(vault.unseal({ ...first, schemaVersion: 2 }, sealed)).rejects.toThrow(EnvelopeBrokenError);
});

test('INV-SEAL after its key is destroyed a subject is null to every reader and refused to every writer', async () => {
  const [one, two] = [await openVault(), await openVault()];
  const subject = randomUUID();
  const context = contextOf(subject);
  const sealed = await one.seal(context, subject, values);
  expect(await two.unseal(context, sealed)).toEqual(values);
  await one.destroyKey(subject);
  expect(await one.unseal(context, sealed)).toBeNull();
  await expect(one.seal(context, subject, values)).rejects.toThrow(SubjectForgottenError);
  await waitFor(async () => (await two.unseal(context, sealed)) === null, {
    message: 'the other process has heard of it',
  });
  await expect(two.seal(context, subject, values)).rejects.toThrow(SubjectForgottenError);
  expect(await rows()).toEqual([{ subject, wrapped: null, master_key: null }]);
});

test('INV-SEAL neither the master key nor all that the key database holds opens a forgotten envelope', async () => {
  const vault = await openVault();
  const [forgotten, other] = [randomUUID(), randomUUID()];
  const context = contextOf(forgotten);
  const sealed = await vault.seal(context, forgotten, values);
  await vault.seal(contextOf(other), other, values);
  await vault.destroyKey(forgotten);
  const masters = masterKeys();
  for (const { subject, wrapped, master_key } of await rows()) {
    if (wrapped === null) continue;
    const key = await masters.unwrap(master_key!, wrapped, Buffer.from(`chunfeng subject key ${subject}`));
    const { openBox } = jest.requireActual<typeof import('../src/vault/envelope')>('../src/vault/envelope');
    expect(() => openBox(key, context, sealed.box)).toThrow(EnvelopeBrokenError);
  }
});

test('the process that destroys a key does not wait to be told of it', async () => {
  const vault = await openVault();
  const subject = randomUUID();
  const context = contextOf(subject);
  const sealed = await vault.seal(context, subject, values);
  setFailpoints('destroy-key.after-row=throw');
  await expect(vault.destroyKey(subject)).rejects.toThrow('failpoint');
  expect(await vault.unseal(context, sealed)).toBeNull();
});

test('destroying is repeatable, also for a subject that never had a key, which then never gets one', async () => {
  const vault = await openVault();
  const subject = randomUUID();
  await vault.destroyKey(subject);
  await vault.destroyKey(subject);
  await expect(vault.seal(contextOf(subject), subject, values)).rejects.toThrow(SubjectForgottenError);
  expect(readFileSync(ledgerFile(), 'utf8').trim().split('\n')).toHaveLength(1);
});

test('a key made and a key destroyed at the same moment leave no key behind', async () => {
  const [one, two] = [await openVault(), await openVault()];
  const subjects = Array.from({ length: 40 }, () => randomUUID());
  await Promise.all(
    subjects.flatMap((subject) => [
      one.ensureKeys([subject]),
      two.destroyKey(subject),
      one.seal(contextOf(subject), subject, values).catch(() => undefined),
    ]),
  );
  expect((await rows()).filter(({ wrapped }) => wrapped !== null)).toEqual([]);
});

test('INV-SEAL a crash after the ledger was written is finished by the next start', async () => {
  const vault = await openVault();
  const subject = randomUUID();
  const context = contextOf(subject);
  const sealed = await vault.seal(context, subject, values);
  setFailpoints('destroy-key.after-ledger=throw');
  await expect(vault.destroyKey(subject)).rejects.toThrow('failpoint');
  clearFailpoints();
  expect((await rows())[0]?.wrapped).not.toBeNull();
  expect(await (await openVault()).unseal(context, sealed)).toBeNull();
  expect((await rows())[0]?.wrapped).toBeNull();
});

test('INV-SEAL keys that a restored backup brings back are destroyed again at the next start', async () => {
  const vault = await openVault();
  const [forgotten, other] = [randomUUID(), randomUUID()];
  const context = contextOf(forgotten);
  const sealed = await vault.seal(context, forgotten, values);
  const kept = contextOf(other);
  const keptBox = await vault.seal(kept, other, values);
  const pool = database.pool();
  await pool.query('create table backup as table keys.subject_key');
  await vault.destroyKey(forgotten);
  await pool.query('truncate keys.subject_key');
  await pool.query('insert into keys.subject_key select * from backup');
  const restored = await openVault();
  expect(await restored.unseal(context, sealed)).toBeNull();
  expect(await restored.unseal(kept, keptBox)).toEqual(values);
});

test('a key that is missing is an error, never somebody forgotten', async () => {
  const subject = randomUUID();
  const context = contextOf(subject);
  const sealed = await (await openVault()).seal(context, subject, values);
  await database.pool().query('truncate keys.subject_key');
  await expect((await openVault()).unseal(context, sealed)).rejects.toThrow(SubjectKeyMissingError);
});

test('a wrapped key given to another subject is not taken', async () => {
  const vault = await openVault();
  const [one, two] = [randomUUID(), randomUUID()];
  await vault.ensureKeys([one, two]);
  await database
    .pool()
    .query(
      `update keys.subject_key set wrapped = (select wrapped from keys.subject_key where subject = $1) where subject = $2`,
      [one, two],
    );
  const fresh = await openVault();
  const third = randomUUID();
  const results = await Promise.allSettled(
    [one, two, third].map((subject) => fresh.seal(contextOf(subject), subject, values)),
  );
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('references are opened together, in order, with null for nothing and for the forgotten', async () => {
  const vault = await openVault();
  const subjects = [randomUUID(), randomUUID(), randomUUID()];
  const refs = await Promise.all(
    subjects.map(async (subject, index) => {
      const { eventId, ...context } = contextOf(subject);
      const sealed = await vault.seal({ eventId, ...context }, subject, { index });
      return sealedRef({ id: eventId, ...context, sealed });
    }),
  );
  await vault.destroyKey(subjects[1]!);
  const fresh = await openVault();
  expect(await fresh.unsealRefs([null, refs[2]!, refs[1]!, refs[0]!, refs[2]!])).toEqual([
    null,
    { index: 2 },
    null,
    { index: 0 },
    { index: 2 },
  ]);
});

test('keys of many subjects are made together; who is forgotten stays so', async () => {
  const vault = await openVault();
  const subjects = Array.from({ length: 1_200 }, () => randomUUID());
  await vault.destroyKey(subjects[7]!);
  await vault.ensureKeys(subjects);
  const existing = await vault.existingKeys([...subjects, randomUUID()]);
  expect(existing).toEqual(subjects.filter((_subject, index) => index !== 7));
});

test('a subject in capital letters is the same subject, and one that is no uuid fails alone', async () => {
  const vault = await openVault();
  const subject = randomUUID();
  const context = contextOf(subject);
  const [sealed, bad] = await Promise.allSettled([
    vault.seal(context, subject.toUpperCase(), values),
    vault.seal(context, 'nobody', values),
  ]);
  expect(bad.status).toBe('rejected');
  if (sealed.status !== 'fulfilled') throw sealed.reason;
  expect(sealed.value.subject).toBe(subject);
  expect(await vault.unseal(context, sealed.value)).toEqual(values);
});

test('a cut connection neither ends the process nor keeps it from hearing of later destructions', async () => {
  const [one, two] = [await openVault(), await openVault()];
  const subject = randomUUID();
  const context = contextOf(subject);
  const sealed = await one.seal(context, subject, values);
  await two.unseal(context, sealed);
  await database
    .pool()
    .query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
  await waitFor(
    () =>
      one.destroyKey(subject).then(
        () => true,
        () => false,
      ),
    { message: 'the server is reached again' },
  );
  await waitFor(async () => (await two.unseal(context, sealed).catch(() => undefined)) === null, {
    message: 'the other process has heard of it',
  });
});

test('INV-SEAL after rotation all keys open under the new master key, and old copies of forgotten ones never', async () => {
  const vault = await openVault();
  const subjects = Array.from({ length: 700 }, () => randomUUID());
  await vault.ensureKeys(subjects);
  const context = contextOf(subjects[0]!);
  const sealed = await vault.seal(context, subjects[0]!, values);
  const [forgotten] = subjects.slice(-1);
  const old = (await rows()).find(({ subject }) => subject === forgotten)!;
  await vault.destroyKey(forgotten!);

  day = '2026-12-24';
  const keep = await rotateMasterKeys(database.url, masterKeys(), '2026-11');
  expect(keep).toEqual({ rewrapped: 699, destroyed: [] });
  day = '2027-01-24';
  const rotation = await rotateMasterKeys(database.url, masterKeys(), '2027-01');
  expect(rotation.rewrapped).toBe(699);
  expect(rotation.destroyed.map((id) => id.slice(0, 7))).toEqual(['2026-11', '2026-12']);

  expect(await (await openVault()).unseal(context, sealed)).toEqual(values);
  const bound = Buffer.from(`chunfeng subject key ${forgotten!}`);
  await expect(async () => masterKeys().unwrap(old.master_key!, old.wrapped!, bound)).rejects.toThrow(
    MasterKeyMissingError,
  );
  expect(
    (await rows()).every(({ master_key }) => master_key === null || master_key.startsWith('2027-01')),
  ).toBe(true);
});

test('the key database is created where it is missing, also by two at once', async () => {
  const url = new URL(database.url);
  url.pathname = `/chunfeng_test_keys_${randomBytes(4).toString('hex')}`;
  await Promise.all([prepareKeysDatabase(url.toString()), prepareKeysDatabase(url.toString())]);
  await prepareKeysDatabase(url.toString());
  await database.pool().query(`drop database ${url.pathname.slice(1)} with (force)`);
});
