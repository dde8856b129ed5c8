import { mkdir, readdir, readFile, readlink, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { EmbeddedPostgresError } from './errors';
import { isLockFile, lockFolder } from './folder-lock';
import { isAlive, isMissing, livingPostmaster } from './postmaster-file';
import { relocatedHome } from './relocation';

/**
 * Layout of a data folder: `.chunfeng-data` (marker), `.chunfeng-lock-N` (names the program that uses it), `pg18/` (PostgreSQL's own),
 * `pg18.password`, `pg18.port`, and whatever else the program keeps beside the database.
 */
export const MARKER = '.chunfeng-data';
const MARKER_TEXT = 'This folder belongs to Chunfeng. "npm start -- --fresh" deletes what is in it.\n';

/**
 * Makes the folder if need be and marks it as ours. Only a new or empty folder is marked, so that `--fresh` can never
 * delete what somebody else put there.
 *
 * @returns its real path
 * @throws EmbeddedPostgresError not-a-data-folder, data-unreachable
 */
export async function prepareDataFolder(dataDir: string): Promise<string> {
  const wanted = resolve(dataDir);
  try {
    // As root the server runs as an ordinary user, who has to get through to its own folder.
    await makeFolder(wanted, process.geteuid?.() === 0 ? 0o711 : 0o700);
    const folder = await realpath(wanted);
    if (await carriesMarker(folder)) return folder;
    if ((await readdir(folder)).length > 0) throw notOurs(folder);
    await writeFile(join(folder, MARKER), MARKER_TEXT, { flag: 'wx' });
    return folder;
  } catch (error) {
    throw explained(error, wanted);
  }
}

/**
 * Level by level. `mkdir` with `recursive` never returns below /proc: there a folder whose parent exists cannot be made
 * "because it does not exist", and it makes the parent again, for ever.
 */
async function makeFolder(folder: string, mode: number): Promise<void> {
  if (await isThere(folder)) return;
  if (dirname(folder) !== folder) await makeFolder(dirname(folder), mode);
  await mkdir(folder, { mode }).catch(async (error: unknown) => {
    // Another start was faster.
    if (await isThere(folder)) return;
    if (!isMissing(error)) throw error;
    throw new EmbeddedPostgresError(
      'not-a-data-folder',
      `No folder can be made in ${dirname(folder)}: choose another with --data.`,
      { cause: error },
    );
  });
}

function isThere(folder: string): Promise<boolean> {
  return stat(folder).then(
    (found) => found.isDirectory(),
    (error: unknown) => {
      if (isMissing(error)) return false;
      throw error;
    },
  );
}

/**
 * Deletes everything in a data folder (the folder itself stays: it may be a mount point) after stopping a server that a
 * killed program left behind. Nothing to do when it does not exist or is empty.
 *
 * @throws EmbeddedPostgresError unsafe-folder, not-a-data-folder, data-in-use
 */
export async function freshDataFolder(dataDir: string): Promise<void> {
  const folder = await realpath(resolve(dataDir)).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw explained(error, dataDir);
  });
  if (folder === undefined) return;
  // Also every folder above: deleting /home deletes the home folder.
  for (const kept of [process.cwd(), homedir()]) {
    if (`${kept}${sep}`.startsWith(folder === sep ? sep : `${folder}${sep}`)) {
      throw new EmbeddedPostgresError(
        'unsafe-folder',
        `--fresh does not delete ${folder}, which holds your home or working folder: choose another with --data.`,
      );
    }
  }
  try {
    if (!(await carriesMarker(folder))) {
      if ((await readdir(folder)).length === 0) return;
      throw notOurs(folder);
    }
    await lockFolder(folder); // Never given back: it is deleted with the rest.
    await deleteContents(folder);
  } catch (error) {
    throw explained(error, folder);
  }
}

async function deleteContents(folder: string): Promise<void> {
  const names = await readdir(folder);
  for (const name of names.filter((each) => each !== MARKER && !isLockFile(each))) {
    const path = join(folder, name);
    await endServer(path);
    const elsewhere = await relocatedHome(folder, await readlink(path).catch(() => undefined));
    if (elsewhere !== undefined) await rm(elsewhere, { recursive: true });
    await rm(path, { recursive: true });
  }
  // The marker last, so that an interrupted deletion can be repeated.
  for (const name of (await readdir(folder)).filter(isLockFile))
    await rm(join(folder, name), { force: true });
  await rm(join(folder, MARKER));
}

async function endServer(pgFolder: string): Promise<void> {
  const postmaster = await livingPostmaster(pgFolder).catch(() => undefined);
  if (postmaster === undefined) return;
  process.kill(postmaster.pid, 'SIGQUIT'); // PostgreSQL's immediate stop: the data are not wanted any more.
  while (isAlive(postmaster.pid)) await new Promise((wake) => setTimeout(wake, 20));
}

/** A file with our text, not merely of that name. */
async function carriesMarker(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, MARKER), 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return '';
    throw error;
  });
  return text === MARKER_TEXT;
}

function notOurs(folder: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'not-a-data-folder',
    `${folder} holds files that are not Chunfeng's (no ${MARKER} in it): choose an empty folder with --data.`,
  );
}

/** What the file system refused, as one sentence; any other error as it is. */
export function explained(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new EmbeddedPostgresError(
      'data-unreachable',
      `This user may not use the data folder ${folder} (${code}): start as the user who made it, or choose another with --data.`,
      { cause: error },
    );
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new EmbeddedPostgresError(
      'not-a-data-folder',
      `${folder} cannot be a data folder, because ${dirname(folder)} or itself is a file: choose another with --data.`,
      { cause: error },
    );
  }
  return error;
}
