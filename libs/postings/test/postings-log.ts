import { readFileSync } from 'node:fs';
import { auditMigrations } from '@chunfeng/audit';
import { createPool, migrate } from '@chunfeng/database';
import {
  type Actor,
  EventLog,
  type EventLogOptions,
  eventLogMigrations,
  type RecordedEvent,
  type SealedBox,
  type Sealer,
} from '@chunfeng/event-log';
import { logHead, projectInto, projectionMigrations } from '@chunfeng/projections';
import { createTestDatabase, type TestDatabase } from '@chunfeng/testing';
import { DataSource } from 'typeorm';
import { employerEvents } from '../src/domain/employer.events';
import { postingEvents } from '../src/domain/posting.events';
import { EmployerEntity } from '../src/projections/employer.entity';
import { employersProjection } from '../src/projections/employers.projection';
import { PostingEntity } from '../src/projections/posting.entity';
import { postingsProjection } from '../src/projections/postings.projection';

const migrations = [...eventLogMigrations, projectionMigrations, auditMigrations];

/** A synthetic clerk of the municipal bureau. */
export const CLERK: Actor = { id: 'clerk-1', role: 'clerk', office: 'CQ' };

/** A database of its own with log and projections at head, and no view yet. */
export function postingsDatabase(): Promise<TestDatabase> {
  return createTestDatabase({
    name: 'postings',
    content: migrations.flatMap(({ files }) => files.map((file) => readFileSync(file, 'utf8'))),
    migrate: async (url) => {
      const pool = createPool({ url, name: 'template' });
      await migrate(pool, migrations);
      await pool.end();
    },
  });
}

/** Hides nothing from a reader of this test, but keeps values out of clear columns. */
class Base64Sealer implements Sealer {
  seal(_context: object, subject: string, values: Readonly<Record<string, unknown>>): Promise<SealedBox> {
    return Promise.resolve({ subject, box: Buffer.from(JSON.stringify(values)).toString('base64') });
  }

  unseal(_context: object, { box }: SealedBox): Promise<Record<string, unknown> | null> {
    return Promise.resolve(
      JSON.parse(Buffer.from(box, 'base64').toString('utf8')) as Record<string, unknown>,
    );
  }
}

export function logOptions(url: string): EventLogOptions {
  return {
    url,
    name: 'test',
    definitions: [...postingEvents, ...employerEvents],
    sealer: new Base64Sealer(),
    fingerprintKey: 'test',
  };
}

export function openPostingsLog(url: string, options: Partial<EventLogOptions> = {}): Promise<EventLog> {
  return EventLog.open({ ...logOptions(url), ...options });
}

/** Every event of the log, from the first. */
export async function eventsOf(database: TestDatabase, log: EventLog): Promise<RecordedEvent[]> {
  const head = await logHead(database.pool({ max: 1 }));
  const events: RecordedEvent[] = [];
  if (head === 0) return events;
  const end = new AbortController();
  for await (const batch of log.feed.read(0, { batchSize: 1_000, signal: end.signal })) {
    events.push(...batch.events);
    if (events.length >= head) break;
  }
  end.abort();
  return events;
}

/** The events of each stream. */
export function byStream(events: readonly RecordedEvent[]): ReadonlyMap<string, readonly RecordedEvent[]> {
  const streams = new Map<string, RecordedEvent[]>();
  for (const event of events) {
    const stream = streams.get(event.streamId);
    if (stream === undefined) streams.set(event.streamId, [event]);
    else stream.push(event);
  }
  return streams;
}

/** Brings both views up to the log. */
export async function projectPostings(database: TestDatabase, log: EventLog): Promise<RecordedEvent[]> {
  const events = await eventsOf(database, log);
  const pool = database.pool();
  await projectInto(pool, postingsProjection, events, { batchSize: 500 });
  await projectInto(pool, employersProjection, events, { batchSize: 500 });
  return events;
}

/** For queries: the views through TypeORM. */
export async function viewsOf(database: TestDatabase): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    url: database.url,
    entities: [PostingEntity, EmployerEntity],
    synchronize: false,
  });
  return source.initialize();
}
