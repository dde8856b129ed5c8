import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runProcess } from '@chunfeng/testing';
import { freshDataFolder, MARKER, prepareDataFolder } from './data-folder';
import { lockFolder } from './folder-lock';
import { isAlive, livingPostmaster } from './postmaster-file';

const PROGRAM = 'libs/embedded-postgres/src/fixtures/start.ts';

let base = '';
let folder = '';
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'chunfeng-folder-'));
  folder = join(base, 'data');
});
afterEach(() => rm(base, { recursive: true }));

test('--fresh empties a folder that carries our marker, and it can be used again', async () => {
  await prepareDataFolder(folder);
  await mkdir(join(folder, 'deep', 'er'), { recursive: true });
  await writeFile(join(folder, 'deep', 'er', 'file'), '');
  await freshDataFolder(folder);
  expect(await readdir(folder)).toEqual([]);
  await prepareDataFolder(folder);
});

test('folders on the way to the data folder are made, and the same again is no error', async () => {
  const deep = join(base, 'some', 'way', 'down');
  expect(await prepareDataFolder(deep)).toBe(await prepareDataFolder(deep));
  expect(await readdir(deep)).toEqual([MARKER]);
});

const onLinux = process.platform === 'linux' ? test : test.skip;
onLinux(
  'a folder where the system lets none be made is refused, instead of being tried for ever',
  async () => {
    for (const impossible of ['/proc/chunfeng', '/proc/chunfeng/data'])
      await expect(prepareDataFolder(impossible)).rejects.toMatchObject({
        code: 'not-a-data-folder',
        message: 'No folder can be made in /proc: choose another with --data.',
      });
  },
);

test('--fresh refuses a folder without our marker and deletes nothing', async () => {
  await mkdir(folder);
  await writeFile(join(folder, 'thesis.txt'), 'years of work');
  await expect(freshDataFolder(folder)).rejects.toMatchObject({ code: 'not-a-data-folder' });
  expect(await readFile(join(folder, 'thesis.txt'), 'utf8')).toBe('years of work');
});

test('--fresh is not deceived by another file of the name of our marker', async () => {
  await mkdir(folder);
  await writeFile(join(folder, MARKER), 'something else');
  await expect(freshDataFolder(folder)).rejects.toMatchObject({ code: 'not-a-data-folder' });
});

test.each([
  ['/', '/'],
  ['the home folder', homedir()],
  ['the parent of the home folder', dirname(homedir())],
  ['the working folder', process.cwd()],
  ['a parent of the working folder', dirname(process.cwd())],
])('--fresh refuses %s whatever it carries', async (_, path) => {
  await expect(freshDataFolder(path)).rejects.toMatchObject({ code: 'unsafe-folder' });
});

test('--fresh refuses the home folder behind a link as well', async () => {
  await symlink(homedir(), folder);
  await expect(freshDataFolder(folder)).rejects.toMatchObject({ code: 'unsafe-folder' });
});

test('--fresh does not follow links out of the folder', async () => {
  const outside = join(base, 'outside');
  await mkdir(outside);
  await writeFile(join(outside, 'kept'), '');
  await prepareDataFolder(folder);
  await symlink(outside, join(folder, 'link'));
  await freshDataFolder(folder);
  expect(await readdir(outside)).toEqual(['kept']);
});

test('--fresh has nothing to do where there is no folder or an empty one', async () => {
  await freshDataFolder(folder);
  await mkdir(folder);
  await freshDataFolder(folder);
  expect(await readdir(folder)).toEqual([]);
});

test('--fresh refuses a folder that a living program uses', async () => {
  await prepareDataFolder(folder);
  const unlock = await lockFolder(folder);
  await expect(freshDataFolder(folder)).rejects.toMatchObject({ code: 'data-in-use' });
  await unlock();
  await freshDataFolder(folder);
});

test('--fresh stops the server that a killed program left behind', async () => {
  const program = runProcess(PROGRAM, [folder]);
  await program.waitForOutput(/started/);
  await program.kill();
  const left = await livingPostmaster(join(folder, 'pg18'));
  await freshDataFolder(folder);
  expect(left === undefined || isAlive(left.pid)).toBe(false);
  expect(await readdir(folder)).toEqual([]);
});

test('a folder with the files of others is not taken as data folder, and no marker is put into it', async () => {
  await mkdir(folder);
  await writeFile(join(folder, 'thesis.txt'), '');
  await expect(prepareDataFolder(folder)).rejects.toMatchObject({ code: 'not-a-data-folder' });
  expect(await readdir(folder)).toEqual(['thesis.txt']);
});

test('a file is no data folder', async () => {
  await writeFile(folder, '');
  await expect(prepareDataFolder(folder)).rejects.toMatchObject({ code: 'not-a-data-folder' });
  await expect(prepareDataFolder(join(folder, 'below'))).rejects.toMatchObject({ code: 'not-a-data-folder' });
});

test('the lock of a process that is gone is taken over, by one of many starts at once', async () => {
  await prepareDataFolder(folder);
  for (let round = 1; round <= 30; round += 1) {
    await writeFile(join(folder, `.chunfeng-lock-${round * 10}`), '4194304999 1\n');
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => lockFolder(folder)));
    const holders = results.filter((result) => result.status === 'fulfilled');
    expect(holders).toHaveLength(1);
    await holders[0]?.value();
  }
  const locks = (await readdir(folder)).filter((name) => name !== MARKER);
  expect(locks).toEqual(['.chunfeng-lock-301']);
});

test('a lock whose number was given to another process since is taken over', async () => {
  await prepareDataFolder(folder);
  await writeFile(join(folder, '.chunfeng-lock-7'), `${process.pid} 1\n`);
  await (
    await lockFolder(folder)
  )();
});
