import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  readlink,
  realpath,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './errors';
import { isMissing } from './postmaster-file';
import { canEnter, type ServerUser } from './server-user';

/** Names the data folder that a relocated server folder belongs to. */
const OWNER = 'belongs-to';

/**
 * Where PostgreSQL keeps its files. Normally in the data folder itself. As root inside a folder that the server's user
 * cannot enter (/root, say): in a folder of its own below `elsewhere`, and the data folder holds a link to it. Opening
 * root's folders for others instead is not ours to do.
 *
 * @returns the real path; it need not exist yet
 * @throws EmbeddedPostgresError data-unreachable
 */
export async function pgFolderOf(
  dataFolder: string,
  name: string,
  user: ServerUser,
  elsewhere: string,
): Promise<string> {
  const inside = join(dataFolder, name);
  const target = await linkTarget(inside);
  if (target !== undefined) {
    await checkOwner(dataFolder, name, target);
    return target;
  }
  if (await canEnter(user, dataFolder)) return inside;

  await mkdir(elsewhere, { recursive: true, mode: 0o711 });
  if (!(await canEnter(user, elsewhere))) {
    throw new EmbeddedPostgresError(
      'data-unreachable',
      `PostgreSQL runs as user ${user.name}, who can enter neither ${dataFolder} nor ${elsewhere}: choose a folder that others may enter with --data.`,
    );
  }
  const home = await mkdtemp(join(elsewhere, 'data-'));
  await chmod(home, 0o711);
  await writeFile(join(home, OWNER), dataFolder);
  await symlink(join(home, name), inside);
  return join(home, name);
}

/** The folder to delete together with a link of the data folder, if the link leads to one that we made for it. */
export async function relocatedHome(
  dataFolder: string,
  target: string | undefined,
): Promise<string | undefined> {
  if (target === undefined) return undefined;
  const home = dirname(target);
  return basename(home).startsWith('data-') && (await ownerOf(home)) === dataFolder ? home : undefined;
}

async function linkTarget(path: string): Promise<string | undefined> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isSymbolicLink() === true ? readlink(path) : undefined;
}

/** A copied data folder would share its database with the original; a moved one takes it along. */
async function checkOwner(dataFolder: string, name: string, target: string): Promise<void> {
  const home = dirname(target);
  const owner = await ownerOf(home);
  if (owner === undefined) return; // A link that a person made: theirs to answer for.
  if (owner === dataFolder) return;
  if ((await linkTarget(join(owner, name))) === target) {
    throw new EmbeddedPostgresError(
      'data-in-use',
      `${join(dataFolder, name)} leads to the database of ${owner}: use that folder, or an empty one, with --data.`,
    );
  }
  await writeFile(join(home, OWNER), await realpath(dataFolder));
}

async function ownerOf(home: string): Promise<string | undefined> {
  return readFile(join(home, OWNER), 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
}
