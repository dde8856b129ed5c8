import { clearFailpoints, FailpointError, setFailpoints } from '@chunfeng/failpoints';
import fc from 'fast-check';
import type { RecordedEvent } from '@chunfeng/event-log';
import type { TestDatabase } from '@chunfeng/testing';
import type pg from 'pg';
import { forgetBuilds, projectionDatabase } from '../test/projection-database';
import { type TallyStep, tallyLog } from '../test/tally-events';
import { tallyProjection } from '../test/tally.projection';
import { expectViewEqualsFold } from '../test/view-equality';
import { buildOf } from './build';
import { fence } from './checkpoint';
import { ensureBuild } from './create-build';
import type { Writer } from './follow';
import { takeLease } from './lease';
import { listParked } from './parked-events';
import { StagedWriter } from './staged-writer';
import { ViewWriter, type WriterOptions } from './view-writer';

// One for all worlds: to create a database takes longer than what is done in it.
let database: TestDatabase;
beforeAll(async () => (database = await projectionDatabase()), 60_000);
afterAll(() => database.drop());

const text = fc.string({ unit: 'grapheme', maxLength: 8 }).map((value) => value.replaceAll('\u0000', ''));
const steps = (poison: boolean): fc.Arbitrary<TallyStep[]> =>
  fc.array(
    fc.record(
      {
        stream: fc.nat(3),
        type: fc.constantFrom(
          'tally.opened',
          'tally.added',
          'tally.added',
          'tally.added',
          'tally.closed',
          'other.happened',
        ),
        amount: fc.integer({ min: -50, max: 50 }),
        note: text,
        tags: fc.array(text, { maxLength: 3 }),
        ...(poison ? { poison: fc.constantFrom('fold', 'database', undefined, undefined, undefined) } : {}),
      },
      { requiredKeys: ['stream', 'type', 'amount'] },
    ),
    { minLength: 1, maxLength: 50, size: 'max' },
  ) as fc.Arbitrary<TallyStep[]>;
const failpoints = fc.array(
  fc.tuple(
    fc.constantFrom('after-fold', 'after-upsert', 'before-commit', 'after-commit'),
    fc.integer({ min: 1, max: 4 }),
  ),
  { maxLength: 3 },
);
const batchSizes = fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 5 });

test('INV-ONCE: any events in any batches with any crashes lead to the fold of the log', async () => {
  await fc.assert(
    fc.asyncProperty(steps(false), batchSizes, failpoints, fc.constantFrom(0, 3, 1_000), async (...world) => {
      await inEmptyDatabase(async (pool) => {
        const log = tallyLog(world[0]);
        await project(pool, log, world[1], world[2], world[3]);
        expect(await expectViewEqualsFold(pool, tallyProjection, log)).toBe(log.length);
      });
    }),
    { numRuns: 40, endOnFailure: true },
  );
}, 120_000);

test('INV-ONCE: any events in any large steps with any crashes lead to the fold of the log', async () => {
  await fc.assert(
    fc.asyncProperty(steps(false), batchSizes, failpoints, fc.constantFrom(0, 3, 1_000), async (...world) => {
      await inEmptyDatabase(async (pool) => {
        const log = tallyLog(world[0]);
        const open = (options: WriterOptions) => StagedWriter.open({ ...options, stage: 12 });
        await project(pool, log, world[1], world[2], world[3], open);
        expect(await expectViewEqualsFold(pool, tallyProjection, log)).toBe(log.length);
      });
    }),
    { numRuns: 40, endOnFailure: true },
  );
}, 120_000);

test('INV-ONCE: poison events park their streams in order, and all else equals the fold of the rest', async () => {
  await fc.assert(
    fc.asyncProperty(steps(true), batchSizes, failpoints, async (...world) => {
      await inEmptyDatabase(async (pool) => {
        const log = tallyLog(world[0]);
        await project(pool, log, world[1], world[2], 1_000);
        const parked = await listParked(pool, 'tally');
        const positions = new Set(parked.map((event) => event.position));
        for (const stream of new Set(parked.map((event) => event.streamId))) {
          const first = parked.find((event) => event.streamId === stream)!;
          expect(log[first.position - 1]!.data['poison']).toBeDefined();
          expect(first.reason).not.toBeNull();
          const later = log.filter(
            (event) =>
              event.streamId === stream && event.position > first.position && event.type !== 'other.happened',
          );
          expect(later.every((event) => positions.has(event.position))).toBe(true);
        }
        await expectViewEqualsFold(pool, tallyProjection, log, (event) => positions.has(event.position));
      });
    }),
    { numRuns: 40, endOnFailure: true },
  );
}, 120_000);

/** Connections of its own, and nothing projected yet. */
async function inEmptyDatabase(work: (pool: pg.Pool) => Promise<void>): Promise<void> {
  const pool = database.pool();
  try {
    await forgetBuilds(pool);
    await work(pool);
  } finally {
    clearFailpoints();
    await pool.end();
  }
}

/** Batch by batch, starting anew from the checkpoint after every crash. */
async function project(
  pool: pg.Pool,
  log: readonly RecordedEvent[],
  sizes: readonly number[],
  crashes: readonly (readonly [string, number])[],
  cachedRows: number,
  open: (options: WriterOptions) => Promise<Writer> = (options) => ViewWriter.open(options),
): Promise<void> {
  const build = buildOf(tallyProjection);
  await ensureBuild(pool, build);
  const plans = [...crashes.map(([place, passing]) => `projection.${place}=throw@${passing}`), ''];
  for (const plan of plans) {
    setFailpoints(plan);
    const token = await takeLease(pool, build, 'test', 60_000);
    const { position } = await fence(pool, build, token!, 1);
    try {
      const writer = await open({
        pool,
        build,
        token: token!,
        position,
        cache: { rows: cachedRows },
      });
      for (let turn = 0; writer.reached < log.length; turn += 1) {
        const size = sizes[turn % sizes.length]!;
        const batch = log.slice(writer.reached, writer.reached + size);
        await writer.apply(batch, batch.at(-1) === log.at(-1) ? 'live' : 'catching-up');
      }
    } catch (error) {
      if (!(error instanceof FailpointError)) throw error;
    }
  }
}
