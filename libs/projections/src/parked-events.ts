import type { EventFeed, RecordedEvent, Sealer } from '@chunfeng/event-log';
import type pg from 'pg';
import { type Build, buildOf } from './build';
import { BuildTables, write } from './build-tables';
import { describe, type ErrorDescription, isPoison } from './poison';
import type { Projection } from './projection';
import { inTransaction } from './transaction';

export interface ParkedEvent {
  readonly projection: string;
  readonly version: number;
  readonly position: number;
  readonly eventId: string;
  readonly streamId: string;
  readonly type: string;
  /** `null`: parked because it stands behind a parked event of its stream. */
  readonly reason: ErrorDescription | null;
  /** ISO 8601 instant. */
  readonly parkedAt: string;
  /** The whole projection waits for it. */
  readonly blocks: boolean;
}

export interface ParkedOptions {
  readonly pool: pg.Pool;
  readonly feed: EventFeed;
  readonly sealer?: Sealer;
}

export interface RetryResult {
  /** Events folded; none of them is parked any more. */
  readonly folded: number;
  /** Still parked, with the new reason of the first one. */
  readonly left: readonly ParkedEvent[];
}

/** There is no such parked event, or the projection has none. */
export class NotParkedError extends Error {
  constructor(projection: string, eventId: string) {
    super(`event ${eventId} is not parked in ${projection}`);
    this.name = 'NotParkedError';
  }
}

const LIST = `
  select c.name as projection, c.version, p.position::float8 as position, p.event_id as "eventId",
    p.stream_id as "streamId", p.type, p.reason, to_json(p.parked_at) as "parkedAt", false as blocks
  from projection.parked_event p join projection.checkpoint c on c.build = p.build
  where $1::text is null or c.name = $1
  union all
  select c.name, c.version, (c.reason->>'position')::float8, (c.reason->>'eventId')::uuid, c.reason->>'streamId',
    c.reason->>'type', c.reason->'error', to_json(c.updated_at), true
  from projection.checkpoint c
  where c.state = 'blocked' and c.reason->>'kind' = 'poison' and ($1::text is null or c.name = $1)
  order by 1, 2, 3`;

/** What is parked, in position order, and what a stopped projection waits for. */
export async function listParked(pool: pg.Pool, projection?: string): Promise<readonly ParkedEvent[]> {
  const found = await pool.query<Omit<ParkedEvent, 'reason'> & { reason: unknown }>(LIST, [
    projection ?? null,
  ]);
  return found.rows as readonly ParkedEvent[];
}

/** A parked event as the log holds it: personal fields stay in their envelope. */
export async function showParked(
  options: ParkedOptions,
  projection: string,
  eventId: string,
): Promise<{ readonly parked: ParkedEvent; readonly event: RecordedEvent }> {
  const parked = (await listParked(options.pool, projection)).find((one) => one.eventId === eventId);
  if (parked === undefined) throw new NotParkedError(projection, eventId);
  return { parked, event: await eventAt(options.feed, parked.position) };
}

/**
 * Folds the parked events of a stream, or of all streams, in order and up to the first that fails again; lets a
 * stopped projection try its event once more.
 */
export async function retryParked(
  options: ParkedOptions,
  projection: Projection,
  streamId?: string,
): Promise<RetryResult> {
  const build = buildOf(projection);
  await wakeBlocked(options.pool, build);
  const { rows } = await options.pool.query<{ stream_id: string }>(
    'select stream_id from projection.parked_stream where build = $1 and ($2::text is null or stream_id = $2)',
    [build.id, streamId ?? null],
  );
  let folded = 0;
  for (const { stream_id } of rows) folded += await retryStream(options, build, stream_id);
  const left = (await listParked(options.pool, projection.name)).filter(
    (event) => event.version === projection.version && (streamId ?? event.streamId) === event.streamId,
  );
  return { folded, left: left.filter((event) => !event.blocks) };
}

/**
 * Takes an event out of the projection for good, in every later build too, and goes on with what was parked
 * behind it.
 * @param by who decided it: an account, never a name.
 * @throws NotParkedError
 */
export async function skipParked(
  options: ParkedOptions,
  projection: Projection,
  eventId: string,
  by: string,
): Promise<RetryResult> {
  const { pool } = options;
  const parked = (await listParked(pool, projection.name)).find((event) => event.eventId === eventId);
  if (parked === undefined) throw new NotParkedError(projection.name, eventId);
  await inTransaction(pool, async (client) => {
    // Every build of the projection has to learn of it: without a fence its runner starts over.
    await client.query('update projection.checkpoint set fence = null where name = $1', [projection.name]);
    await client.query(
      `insert into projection.skip (name, event_id, position, skipped_by) values ($1, $2, $3, $4)
       on conflict do nothing`,
      [projection.name, eventId, parked.position, by],
    );
    await client.query(
      `delete from projection.parked_event p using projection.checkpoint c
       where c.build = p.build and c.name = $1 and p.event_id = $2`,
      [projection.name, eventId],
    );
  });
  return retryParked(options, projection, parked.streamId);
}

async function wakeBlocked(pool: pg.Pool, build: Build): Promise<void> {
  await pool.query(
    `update projection.checkpoint set state = 'catching-up', reason = null
     where build = $1 and state = 'blocked'`,
    [build.id],
  );
}

/** One event per transaction, beside a running runner: the checkpoint row is the lock between the two. */
async function retryStream(options: ParkedOptions, build: Build, streamId: string): Promise<number> {
  for (let folded = 0; ; folded += 1) {
    if (!(await retryFirst(options, build, streamId))) return folded;
  }
}

/** @returns whether there was a parked event and it could be folded. */
async function retryFirst(
  { pool, feed, sealer }: ParkedOptions,
  build: Build,
  streamId: string,
): Promise<boolean> {
  const next = await pool.query<{ position: string }>(FIRST_PARKED, [build.id, streamId]);
  const position = next.rows[0] === undefined ? undefined : Number(next.rows[0].position);
  const event = position === undefined ? undefined : await eventAt(feed, position);
  try {
    return await inTransaction(pool, async (client) => {
      // Without a fence the runner drops the rows it remembers, which this changes behind its back.
      await client.query('update projection.checkpoint set fence = null where build = $1', [build.id]);
      const still = await client.query<{ position: string }>(FIRST_PARKED, [build.id, streamId]);
      const first = still.rows[0] === undefined ? undefined : Number(still.rows[0].position);
      if (first === undefined) {
        await unparkStream(client, build, streamId);
        return false;
      }
      if (event === undefined || first !== position) return true;
      const tables = new BuildTables(build, sealer);
      await tables.fold(client, [event]);
      await write(client, tables.takeChanges());
      await client.query('delete from projection.parked_event where build = $1 and position = $2', [
        build.id,
        position,
      ]);
      return true;
    });
  } catch (error) {
    if (!isPoison(error) || position === undefined) throw error;
    await pool.query(
      'update projection.parked_event set reason = $3, parked_at = clock_timestamp() where build = $1 and position = $2',
      [build.id, position, JSON.stringify(describe(error, build.projection))],
    );
    return false;
  }
}

const FIRST_PARKED = `select position from projection.parked_event
  where build = $1 and stream_id = $2 order by position limit 1`;

async function unparkStream(client: pg.ClientBase, build: Build, streamId: string): Promise<void> {
  await client.query('delete from projection.parked_stream where build = $1 and stream_id = $2', [
    build.id,
    streamId,
  ]);
  await client.query(
    `update projection.checkpoint set degraded = exists (select from projection.parked_event where build = $1)
     where build = $1`,
    [build.id],
  );
}

/** Read from the log each time, so that newer upcasters apply and nothing is kept twice. */
async function eventAt(feed: EventFeed, position: number): Promise<RecordedEvent> {
  const stop = new AbortController();
  try {
    for await (const { events } of feed.read(position - 1, { batchSize: 1, signal: stop.signal })) {
      const event = events[0];
      if (event?.position === position) return event;
      if (event !== undefined) break;
    }
  } finally {
    stop.abort();
  }
  throw new Error(`the feed has no event at ${position}`);
}
