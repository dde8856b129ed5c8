import { type MigrationSet, migrate } from '@chunfeng/database';
import type { EventFeed, RecordedEvent, Sealer } from '@chunfeng/event-log';
import type pg from 'pg';
import { buildOf } from './build';
import { ensureBuild } from './create-build';
import { fence } from './checkpoint';
import { takeLease } from './lease';
import { projectionMigrations } from './migrations';
import type { Projection } from './projection';
import { ViewWriter } from './view-writer';

export interface ProjectIntoOptions {
  readonly sealer?: Sealer;
  /** Events per transaction; the result must not depend on it. Default 100. */
  readonly batchSize?: number;
}

/**
 * Brings a projection's views up to the given events, as a runner would, in a database that may be empty: for
 * tests of queries and of folds against real tables. The events need gapless positions from 1; called again with
 * more of them, it goes on where it was.
 * @returns the position reached.
 */
export async function projectInto(
  pool: pg.Pool,
  projection: Projection,
  events: readonly RecordedEvent[],
  { sealer, batchSize = 100 }: ProjectIntoOptions = {},
): Promise<number> {
  const sets: readonly MigrationSet[] = [projectionMigrations];
  await migrate(pool, sets);
  const build = buildOf(projection);
  await ensureBuild(pool, build);
  const token = await takeLease(pool, build, 'project-into', 60_000);
  if (token === undefined) throw new Error(`a runner holds ${projection.name}`);
  const { position } = await fence(pool, build, token, 1);
  const writer = await ViewWriter.open({ pool, build, token, position, sealer, cache: { rows: 0 } });
  for (let from = 0; from < events.length; from += batchSize) {
    await writer.apply(events.slice(from, from + batchSize), 'live');
  }
  return writer.reached;
}

/** A feed over an array: for tests of what consumes a feed. Ends waiting, like a log to which nothing is added. */
export function feedOf(events: readonly RecordedEvent[]): EventFeed {
  return {
    async *read(after, { batchSize, signal }) {
      for (let from = after; from < events.length && !signal.aborted; from += batchSize) {
        await Promise.resolve();
        yield { events: events.slice(from, from + batchSize), head: events.length };
      }
      if (!signal.aborted) {
        await new Promise<void>((resolve) =>
          signal.addEventListener('abort', () => resolve(), { once: true }),
        );
      }
    },
  };
}
