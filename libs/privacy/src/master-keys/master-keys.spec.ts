import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MasterKeyMissingError } from '../errors';
import { KeyFileTooOpenError } from '../secret-file';
import { FileMasterKeys } from './file-master-keys';
import { KnownMasterKeys } from './known-master-keys';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'master-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const bound = Buffer.from('subject 1');
const on = (day: string) => () => new Date(`${day}T12:00:00+08:00`);

test('a folder gets one key a month, for its owner only, shared by all who open it', async () => {
  const [one, two] = await Promise.all(
    [new FileMasterKeys(folder, on('2026-11-05')), new FileMasterKeys(folder, on('2026-11-25'))].map((keys) =>
      keys.current(),
    ),
  );
  expect(one).toMatch(/^2026-11\.[0-9a-f]{12}$/);
  expect(two).toBe(one);
  expect(readdirSync(folder)).toEqual(['master-2026-11.key']);
  expect(statSync(join(folder, 'master-2026-11.key')).mode & 0o777).toBe(0o600);
});

test('the month turns in Shanghai', async () => {
  const keys = new FileMasterKeys(folder, () => new Date('2026-11-30T16:00:00Z'));
  expect(await keys.current()).toMatch(/^2026-12\./);
});

test('what an older key wrapped is unwrapped after the month has turned, until that key is destroyed', async () => {
  let now = on('2026-11-05');
  const keys = new FileMasterKeys(folder, () => now());
  const november = await keys.current();
  const key = randomBytes(32);
  const wrapped = await keys.wrap(november, key, bound);
  now = on('2026-12-05');
  const december = await keys.current();
  expect(await keys.all()).toEqual([november, december]);
  expect(await keys.unwrap(november, wrapped, bound)).toEqual(key);
  await expect(async () => keys.unwrap(november, wrapped, Buffer.from('subject 2'))).rejects.toThrow();
  await expect(async () => keys.unwrap(december, wrapped, bound)).rejects.toThrow();
  await keys.destroy(november);
  await expect(async () => keys.unwrap(november, wrapped, bound)).rejects.toThrow(MasterKeyMissingError);
  expect(await keys.all()).toEqual([december]);
});

test('a key file that others may read is refused with the command that mends it', async () => {
  await new FileMasterKeys(folder, on('2026-11-05')).current();
  chmodSync(join(folder, 'master-2026-11.key'), 0o640);
  await expect(async () => new FileMasterKeys(folder, on('2026-11-05')).current()).rejects.toThrow(
    KeyFileTooOpenError,
  );
});

test('keys given as text do the same work, the last month wraps', async () => {
  const id = await new FileMasterKeys(folder, on('2026-11-05')).current();
  const text = readFileSync(join(folder, 'master-2026-11.key'), 'utf8').trim();
  const known = KnownMasterKeys.fromText(`2026-10=${randomBytes(32).toString('base64')}, 2026-11=${text}`);
  expect(await known.current()).toBe(id);
  const wrapped = await known.wrap(id, Buffer.alloc(32, 5), bound);
  expect(await new FileMasterKeys(folder).unwrap(id, wrapped, bound)).toEqual(Buffer.alloc(32, 5));
  await known.destroy(id);
  await expect(known.unwrap(id, wrapped, bound)).rejects.toThrow(MasterKeyMissingError);
});

test('a text that holds no keys is refused and not repeated', () => {
  for (const text of ['', 'secret', '2026-11=c2VjcmV0']) {
    expect(() => KnownMasterKeys.fromText(text)).toThrow(/^master keys: expected((?!secret|c2VjcmV0).)*$/);
  }
});
