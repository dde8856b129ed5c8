import { createPool, migrate } from '@chunfeng/database';
import {
  type AppendRequest,
  EventLog,
  EventLogModule,
  eventLogMigrations,
  type Sealer,
} from '@chunfeng/event-log';
import { createTestDatabase, type TestDatabase } from '@chunfeng/testing';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { sharedTally, tallyAdded, tallyOpened, tallyProjection } from '../test/tally.projection';
import { projectionMigrations } from './migrations';
import { logHead, ProjectionRunners, ProjectionsModule, type ProjectionsOptions } from './projections.module';
import { projectionStatus } from './status';
import { ViewPositions } from './view-positions';

let database: TestDatabase;
let pool: pg.Pool;
beforeEach(async () => {
  database = await createTestDatabase();
  pool = createPool({ url: database.url, name: 'test' });
  await migrate(pool, [...eventLogMigrations, projectionMigrations]);
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

const noSealer: Sealer = {
  seal: () => Promise.reject(new Error('nothing is sealed here')),
  unseal: () => Promise.reject(new Error('nothing is sealed here')),
};

/** An application of nothing but the log and one projection. */
function start(options: Partial<ProjectionsOptions> = {}): Promise<INestApplicationContext> {
  const url = database.url;
  const definitions = [tallyOpened, tallyAdded];
  @Module({
    imports: [
      EventLogModule.forRoot({ url, name: 'test', definitions, sealer: noSealer, fingerprintKey: 'test' }),
      ProjectionsModule.forRootAsync({
        inject: [EventLog],
        useFactory: (log: EventLog) => ({
          url,
          name: 'test',
          projections: [tallyProjection],
          feed: log.feed,
          epoch: () => log.identity.epoch(),
          ...options,
        }),
      }),
    ],
  })
  class TallyApp {}
  return NestFactory.createApplicationContext(TallyApp, { logger: false, abortOnError: false });
}

async function append(
  app: INestApplicationContext,
  streamId: string,
  amounts: readonly number[],
): Promise<number> {
  const commandId = uuidv7();
  const meta = {
    correlationId: commandId,
    commandId,
    actor: { id: 'test', role: 'clerk' },
    occurredAt: '2018-05-01T08:00:00.000Z',
  };
  const events = ['tally.opened', ...amounts.map(() => 'tally.added')].map((type, index) => ({
    id: uuidv7(),
    type,
    schemaVersion: 1,
    data: JSON.stringify({ amount: amounts[index - 1] ?? 0 }),
    meta,
  }));
  const request: AppendRequest = {
    commandId,
    idempotency: { caller: 'test', key: commandId, fingerprint: 'f'.repeat(43) },
    streams: [{ streamId, expectedVersion: 0, events }],
    take: [],
    release: [],
    answer: {},
    lane: 'interactive',
  };
  const outcome = await app.get(EventLog).gate.append(request);
  if (outcome.kind !== 'appended') throw new Error(outcome.kind);
  return outcome.position;
}

test('what a command wrote is in the view once its position is waited for, and again after a restart', async () => {
  const first = await start();
  const [one, two] = [uuidv7(), uuidv7()];
  const position = await append(first, `tally-${one}`, [1, 2, 3]);
  expect(await first.get(ViewPositions).waitFor(['tally'], { epoch: 1, position }, 10_000)).toMatchObject({
    reached: true,
  });
  expect((await pool.query('select id, added from view.tally')).rows).toEqual([{ id: one, added: 6 }]);
  await first.close();
  expect(await projectionStatus(pool)).toMatchObject([{ state: 'stopped', position, holder: null }]);

  const second = await start();
  const next = await append(second, `tally-${two}`, [10]);
  expect(
    await second.get(ViewPositions).waitFor(['tally'], { epoch: 1, position: next }, 10_000),
  ).toMatchObject({
    reached: true,
  });
  expect((await pool.query('select added from view.tally order by added')).rows).toEqual([
    { added: 6 },
    { added: 10 },
  ]);
  expect(await logHead(pool)).toBe(next);
  await second.close();
});

test('a process that only answers runs nothing, and tells how far others have come', async () => {
  const reader = await start({ run: false });
  expect(await reader.get(ViewPositions).positionOf(['tally'])).toEqual({ epoch: 1, position: 0 });
  const writer = await start();
  const position = await append(writer, `tally-${uuidv7()}`, [1]);
  expect(await reader.get(ViewPositions).waitFor(['tally'], { epoch: 1, position }, 10_000)).toMatchObject({
    reached: true,
  });
  expect(await projectionStatus(reader.get(ProjectionRunners).pool)).toHaveLength(1);
  await writer.close();
  await reader.close();
});

test('projections that would write the same tables do not start', async () => {
  await expect(start({ projections: [tallyProjection, { ...sharedTally, version: 2 }] })).rejects.toThrow(
    'both own view.tally',
  );
});

test('a projection that unseals does not start without a sealer', async () => {
  await expect(start({ projections: [{ ...tallyProjection, unseals: true }] })).rejects.toThrow(
    'has no sealer',
  );
});
