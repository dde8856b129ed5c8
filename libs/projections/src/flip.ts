import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { type Build, buildOf } from './build';
import { type AfterFlip, lockName, showTables } from './create-build';
import { type Queryable, quoteName } from './table-sql';
import { inTransaction } from './transaction';

/** Readers queue behind a waiting flip, so it waits this long only and then lets them pass. */
const LOCK_TIMEOUT = '200ms';
const TURN_MS = 200;

/**
 * Shows readers a build that has caught up, in one transaction: no reader meets an error, an empty answer or an
 * older position. A new version leaves its predecessor in place; a rebuild takes the place of what it rebuilt.
 * Waits for long queries of readers, in short turns.
 * @returns false when what readers see is ahead of the build: catch up and try again.
 */
export async function flip(
  pool: pg.Pool,
  build: Build,
  { afterFlip, signal }: { readonly afterFlip?: AfterFlip | undefined; readonly signal?: AbortSignal } = {},
): Promise<boolean> {
  while (signal?.aborted !== true) {
    try {
      return await inTransaction(pool, (client) => flipNow(client, build, afterFlip));
    } catch (error) {
      if ((error as { code?: unknown }).code !== '55P03') throw error;
      await sleep(TURN_MS, undefined, signal ? { signal } : {}).catch(() => undefined);
    }
  }
  return false;
}

async function flipNow(client: pg.ClientBase, build: Build, afterFlip?: AfterFlip): Promise<boolean> {
  await client.query(`set local lock_timeout = '${LOCK_TIMEOUT}'`);
  await lockName(client, build.projection.name);
  const shown = build.kind === 'rebuild' ? await replaceMain(client, build) : await overtake(client, build);
  if (shown === true) await showTables(client, buildOf(build.projection), afterFlip);
  return shown !== undefined;
}

interface Standing {
  readonly build: string;
  readonly version: number;
  readonly position: string;
  readonly active: boolean;
  readonly previous: string | null;
}

/** Locked, so that none of them moves until the flip is done. */
async function standings(client: Queryable, name: string): Promise<readonly Standing[]> {
  const { rows } = await client.query<Standing>(
    `select c.build, c.version, c.position, a.build is not distinct from c.build as active, a.previous
     from projection.checkpoint c left join projection.active a on a.name = c.name
     where c.name = $1 order by c.build for update of c`,
    [name],
  );
  return rows;
}

/** @returns true: readers see this build now; undefined: not yet possible. */
async function overtake(client: Queryable, build: Build): Promise<boolean | undefined> {
  const all = await standings(client, build.projection.name);
  const own = all.find((standing) => standing.build === build.id);
  const shown = all.find((standing) => standing.active);
  if (own === undefined || Number(own.position) < Number(shown?.position ?? 0)) return undefined;
  await client.query(
    `insert into projection.active (name, build) values ($1, $2) on conflict (name) do update
     set build = excluded.build, previous = active.build, flipped_at = clock_timestamp()
     where active.build <> excluded.build`,
    [build.projection.name, build.id],
  );
  return true;
}

/** @returns whether readers see the version that was rebuilt, or nothing so far; undefined: not yet possible. */
async function replaceMain(client: Queryable, build: Build): Promise<boolean | undefined> {
  const main = buildOf(build.projection);
  const all = await standings(client, build.projection.name);
  const own = all.find((standing) => standing.build === build.id);
  const before = all.find((standing) => standing.build === main.id);
  if (own === undefined || Number(own.position) < Number(before?.position ?? 0)) return undefined;
  await client.query('delete from projection.checkpoint where build = $1', [main.id]);
  await client.query(`drop schema if exists ${quoteName(`${main.id}_old`)} cascade`);
  if (before !== undefined)
    await client.query(`alter schema ${quoteName(main.id)} rename to ${quoteName(`${main.id}_old`)}`);
  await client.query(`alter schema ${quoteName(build.id)} rename to ${quoteName(main.id)}`);
  // Without a fence the runner of this version finds its memory outdated and loads the new tables.
  await client.query(`update projection.checkpoint set build = $2, fence = null where build = $1`, [
    build.id,
    main.id,
  ]);
  const first = await client.query(
    'insert into projection.active (name, build) values ($1, $2) on conflict do nothing',
    [build.projection.name, main.id],
  );
  return first.rowCount === 1 || (before?.active ?? false);
}

/** Drops what nobody will go back to: builds other than the one shown and its predecessor. */
export async function dropOutdated(pool: pg.Pool, name: string): Promise<void> {
  await retryOnLock(() =>
    inTransaction(pool, async (client) => {
      await client.query(`set local lock_timeout = '${LOCK_TIMEOUT}'`);
      await lockName(client, name);
      const { rows } = await client.query<{ build: string }>(
        `delete from projection.checkpoint c using projection.active a
         where c.name = $1 and a.name = c.name and c.build not in (a.build, coalesce(a.previous, ''))
           and c.version < (select version from projection.checkpoint where build = a.build)
         returning c.build`,
        [name],
      );
      for (const { build } of rows) await client.query(`drop schema if exists ${quoteName(build)} cascade`);
      await client.query('delete from projection.lease where build = any($1)', [
        rows.map(({ build }) => build),
      ]);
    }),
  );
}

/** Drops the tables that a rebuild replaced. */
export async function dropReplaced(pool: pg.Pool, build: Build): Promise<void> {
  const old = quoteName(`${buildOf(build.projection).id}_old`);
  await retryOnLock(() =>
    inTransaction(pool, async (client) => {
      await client.query(`set local lock_timeout = '${LOCK_TIMEOUT}'`);
      await client.query(`drop schema if exists ${old} cascade`);
    }),
  );
}

/** A reader's long query may hold the old tables; they are in nobody's way, so this gives up after a while. */
async function retryOnLock(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if ((error as { code?: unknown }).code !== '55P03') throw error;
      if (attempt === 10) return;
      await sleep(100 * attempt);
    }
  }
}
