import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname, resolve } from 'node:path';
import { EmbeddedPostgresError } from './errors';

/** The ordinary user that the server runs as. `switched`: this process is root and gives its rights up for it. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
  readonly switched: boolean;
}

/**
 * PostgreSQL refuses to run as root. As root: the owner of `folder` or of its nearest existing parent when that is an
 * ordinary user, else `postgres`, else `nobody`, else the first ordinary user of /etc/passwd.
 *
 * @throws EmbeddedPostgresError user-without-name, no-ordinary-user
 */
export async function serverUserFor(folder: string): Promise<ServerUser> {
  // Windows has no user ids; its server drops administrator rights by itself.
  if (process.geteuid === undefined || process.getegid === undefined) {
    return { uid: -1, gid: -1, name: userInfo().username, switched: false };
  }
  const uid = process.geteuid();
  if (uid !== 0) return { uid, gid: process.getegid(), name: nameOfThisUser(uid), switched: false };

  const users = ordinaryUsers();
  const owner = await nearestOwner(resolve(folder));
  const user =
    users.find((each) => each.uid === owner) ??
    users.find((each) => each.name === 'postgres') ??
    users.find((each) => each.name === 'nobody') ??
    users[0];
  if (user === undefined) {
    throw new EmbeddedPostgresError(
      'no-ordinary-user',
      'PostgreSQL does not run as root and /etc/passwd names no other user: create one (useradd chunfeng) or set DATABASE_URL.',
    );
  }
  return user;
}

function nameOfThisUser(uid: number): string {
  try {
    return userInfo().username;
  } catch {
    throw new EmbeddedPostgresError(
      'user-without-name',
      `User id ${uid} has no entry in /etc/passwd, which PostgreSQL needs: add one, run as a named user, or set DATABASE_URL.`,
    );
  }
}

function ordinaryUsers(): ServerUser[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter(([name, , uid, gid]) => name && Number(uid) > 0 && Number(gid) >= 0)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid), switched: true }));
}

async function nearestOwner(folder: string): Promise<number> {
  const found = await stat(folder).catch(() => undefined);
  if (found !== undefined || dirname(folder) === folder) return found?.uid ?? 0;
  return nearestOwner(dirname(folder));
}

/** Whether this user may enter every folder of the path (by mode bits; the path must exist). */
export async function canEnter(user: ServerUser, path: string): Promise<boolean> {
  if (!user.switched) return true;
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const { uid, gid, mode } = await stat(folder);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (dirname(folder) === folder) return true;
  }
}
