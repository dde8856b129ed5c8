import type { RecordedEvent } from '@chunfeng/event-log';
import type { Build } from './build';
import type { ErrorDescription } from './poison';
import type { Queryable } from './table-sql';

/** Puts events of parked streams aside, in order; the first of a stream comes with its reason. */
export async function parkEvents(
  client: Queryable,
  build: Build,
  events: readonly RecordedEvent[],
  reason?: ErrorDescription,
): Promise<void> {
  await client.query(
    `insert into projection.parked_event (build, position, event_id, stream_id, type, reason)
     select $1, position, event_id, stream_id, type, $6
     from unnest($2::bigint[], $3::uuid[], $4::text[], $5::text[]) as e(position, event_id, stream_id, type)
     on conflict (build, position) do update set reason = excluded.reason, parked_at = clock_timestamp()`,
    [
      build.id,
      events.map((event) => event.position),
      events.map((event) => event.id),
      events.map((event) => event.streamId),
      events.map((event) => event.type),
      reason === undefined ? null : JSON.stringify(reason),
    ],
  );
  await client.query('update projection.checkpoint set degraded = true where build = $1', [build.id]);
}

export async function parkStream(client: Queryable, build: Build, streamId: string): Promise<void> {
  await client.query(
    'insert into projection.parked_stream (build, stream_id) values ($1, $2) on conflict do nothing',
    [build.id, streamId],
  );
}

export async function parkedStreams(client: Queryable, build: Build): Promise<Set<string>> {
  const { rows } = await client.query<{ stream_id: string }>(
    'select stream_id from projection.parked_stream where build = $1',
    [build.id],
  );
  return new Set(rows.map((row) => row.stream_id));
}

/** Ids of events that an operator took out of the projection. */
export async function skippedEvents(client: Queryable, name: string): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ event_id: string }>(
    'select event_id from projection.skip where name = $1',
    [name],
  );
  return new Set(rows.map((row) => row.event_id));
}
