import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { installedPackage, runnableBinFolder } from './binaries';
import { serverUserFor } from './server-user';
import { PG_MAJOR } from './start';

const isRoot = process.geteuid?.() === 0;
const testAsRoot = isRoot ? test : test.skip;

let base = '';
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'chunfeng-binaries-'));
  await chmod(base, 0o755);
});
afterEach(() => rm(base, { recursive: true }));

/** A copy of the installed binaries in a folder of the given mode. */
async function copyOfBinaries(mode: number): Promise<{ version: string; native: string }> {
  const { version, native } = await installedPackage();
  const folder = join(base, 'installed');
  await mkdir(folder);
  await cp(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  await chmod(folder, mode);
  return { version, native: join(folder, 'native') };
}

/** A package whose `postgres` is this script. */
async function fakePackage(script: string): Promise<{ version: string; native: string }> {
  const native = join(base, 'fake', 'native');
  await mkdir(join(native, 'bin'), { recursive: true });
  await writeFile(join(native, 'bin', 'postgres'), script, { mode: 0o755 });
  return { version: 'fake', native };
}

test('the data folder is named after the major version of the installed package', async () => {
  expect((await installedPackage()).version.split('.')[0]).toBe(String(PG_MAJOR));
});

test('library links that npm ci --ignore-scripts left out are made', async () => {
  const copy = await copyOfBinaries(0o755);
  const links = JSON.parse(await readFile(join(copy.native, 'pg-symlinks.json'), 'utf8')) as {
    target: string;
  }[];
  for (const { target } of links) await rm(join(dirname(copy.native), target));
  const bin = await runnableBinFolder(copy, await serverUserFor(base), []);
  expect(bin).toBe(join(copy.native, 'bin'));
});

testAsRoot('as root, binaries that the ordinary user cannot reach are copied, once', async () => {
  const copy = await copyOfBinaries(0o700);
  const cache = join(base, 'cache');
  const user = await serverUserFor('/nonexistent');
  const bin = await runnableBinFolder(copy, user, [cache]);
  expect(bin.startsWith(cache)).toBe(true);
  await writeFile(join(bin, 'here-before'), '');
  expect(await runnableBinFolder(copy, user, [cache])).toBe(bin);
  await readFile(join(bin, 'here-before'));
});

testAsRoot(
  'as root, a cache folder that others may write to is not used: they could put programs into it',
  async () => {
    const copy = await copyOfBinaries(0o700);
    const cache = join(base, 'cache');
    await mkdir(cache);
    await chmod(cache, 0o777);
    await expect(runnableBinFolder(copy, await serverUserFor('/nonexistent'), [cache])).rejects.toMatchObject(
      {
        code: 'binaries-missing',
        message: expect.stringContaining('another user') as string,
      },
    );
  },
);

test.each([
  ['a libc that is too old', '#!/bin/sh\necho "version \'GLIBC_2.27\' not found" >&2; exit 1\n'],
  ['a loader that is not there, as with musl', '#!/no/such/loader\n'],
])('%s is told in one sentence', async (_, script) => {
  const fake = await fakePackage(script);
  await expect(runnableBinFolder(fake, await serverUserFor(base), [])).rejects.toMatchObject({
    code: 'libc-unsupported',
    message: expect.stringContaining('DATABASE_URL') as string,
  });
});

test('a platform without binaries and a package that was not installed are two sentences', async () => {
  await expect(installedPackage('sunos-x64')).rejects.toMatchObject({ code: 'unsupported-platform' });
  await expect(installedPackage('darwin-arm64')).rejects.toMatchObject({ code: 'binaries-missing' });
});
