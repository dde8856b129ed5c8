import { readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedBinFolder, type ServerUser } from '@chunfeng/embedded-postgres';

const SYSTEM = '/usr/lib/postgresql';

/** The newest PostgreSQL (15 or later) that the system has, else the embedded one. */
export async function serverBinFolder(user: ServerUser): Promise<string> {
  return (await newestSystemBinFolder()) ?? (await embeddedBinFolder(user));
}

async function newestSystemBinFolder(): Promise<string | undefined> {
  const versions = (await readdir(SYSTEM).catch(() => []))
    .map(Number)
    .filter((version) => version >= 15 && existsSync(join(SYSTEM, String(version), 'bin', 'initdb')))
    .sort((a, b) => b - a);
  return versions[0] === undefined ? undefined : join(SYSTEM, String(versions[0]), 'bin');
}
