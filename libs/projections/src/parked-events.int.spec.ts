import { type TestDatabase, waitFor } from '@chunfeng/testing';
import type pg from 'pg';
import { GrowingFeed } from '../test/growing-feed';
import { projectionDatabase } from '../test/projection-database';
import { plainTallyLog, type TallyStep, tallyLog } from '../test/tally-events';
import { sharedTally, tallyProjection } from '../test/tally.projection';
import { expectViewEqualsFold } from '../test/view-equality';
import { listParked, NotParkedError, retryParked, showParked, skipParked } from './parked-events';
import type { FoldedEvent, Projection, RowSet } from './projection';
import { rebuild } from './rebuild';
import { ProjectionRunner } from './runner';
import { projectionStatus } from './status';
import { ViewPositions } from './view-positions';

let database: TestDatabase;
let pool: pg.Pool;
let runner: ProjectionRunner | undefined;

beforeEach(async () => {
  database = await projectionDatabase();
  pool = database.pool();
});
afterEach(async () => {
  await runner?.stop();
  await database.drop();
});

/** Streams 1 and 2 in turns; `poison` lies in stream 1 at position 4. */
const steps = (poison: 'fold' | 'database'): TallyStep[] => [
  { stream: 1, type: 'tally.opened' },
  { stream: 2, type: 'tally.opened' },
  { stream: 1, type: 'tally.added', amount: 1 },
  { stream: 1, type: 'tally.added', amount: 10, poison },
  { stream: 2, type: 'tally.added', amount: 100 },
  { stream: 1, type: 'tally.added', amount: 1_000 },
  { stream: 2, type: 'tally.added', amount: 10_000 },
  { stream: 1, type: 'tally.added', amount: 100_000 },
];

/** The same projection after somebody has corrected its fold. */
const corrected = (projection: Projection): Projection => ({
  ...projection,
  fold: (event: FoldedEvent, rows: RowSet) => {
    projection.fold({ ...event, data: { ...event.data, poison: undefined } }, rows);
  },
});

async function runTo(projection: Projection, feed: GrowingFeed, state: string): Promise<void> {
  runner = new ProjectionRunner({ projection, feed, pool, head: feed.head });
  runner.start();
  await waitFor(() => runner?.state === state, { message: `the runner is ${state}` });
}

describe.each(['fold', 'database'] as const)('a poison event that fails in the %s', (place) => {
  test('INV-ONCE: parks itself and the later events of its stream, in order; everything else flows', async () => {
    const log = tallyLog(steps(place));
    await runTo(tallyProjection, new GrowingFeed(log), 'live');
    const parked = await listParked(pool);
    expect(parked.map((event) => event.position)).toEqual([4, 6, 8]);
    expect(parked.map((event) => event.reason !== null)).toEqual([true, false, false]);
    expect(parked[0]).toMatchObject({ projection: 'tally', type: 'tally.added', blocks: false });
    const positions = new Set(parked.map((event) => event.position));
    expect(
      await expectViewEqualsFold(pool, tallyProjection, log, (event) => positions.has(event.position)),
    ).toBe(8);
    expect(await projectionStatus(pool)).toMatchObject([{ state: 'live', parked: 3, degraded: true }]);
    expect(await new ViewPositions(pool).degraded(['tally'])).toEqual(['tally']);
  });

  test('retried with a corrected fold, its stream is folded in order while the runner goes on', async () => {
    const log = tallyLog([...steps(place), { stream: 1, type: 'tally.added', amount: 1_000_000 }]);
    const feed = new GrowingFeed(log.slice(0, 8));
    await runTo(tallyProjection, feed, 'live');
    const still = await retryParked({ pool, feed }, tallyProjection);
    expect(still).toMatchObject({ folded: 0, left: [{ position: 4 }, { position: 6 }, { position: 8 }] });

    const retried = await retryParked({ pool, feed }, corrected(tallyProjection), log[0]!.streamId);
    expect(retried).toEqual({ folded: 3, left: [] });
    feed.append(log.slice(8));
    await waitFor(async () => (await projectionStatus(pool))[0]?.position === 9);
    await expectViewEqualsFold(pool, corrected(tallyProjection), log);
    expect(await projectionStatus(pool)).toMatchObject([{ parked: 0, degraded: false }]);
  });

  test('skipped, it is left out for good: by this build, and by every rebuild', async () => {
    const log = tallyLog(steps(place));
    const feed = new GrowingFeed(log);
    await runTo(tallyProjection, feed, 'live');
    const culprit = log[3]!;
    expect(await skipParked({ pool, feed }, tallyProjection, culprit.id, 'operator-1')).toEqual({
      folded: 2,
      left: [],
    });
    const skipped = (event: { position: number }) => event.position === 4;
    await expectViewEqualsFold(pool, tallyProjection, log, skipped);

    await rebuild({ projection: tallyProjection, feed, pool, head: feed.head });
    expect(await expectViewEqualsFold(pool, tallyProjection, log, skipped)).toBe(8);
    expect(await listParked(pool)).toEqual([]);
    expect(await projectionStatus(pool)).toMatchObject([{ parked: 0, skipped: 1, degraded: true }]);
  });

  test('INV-ONCE: a rebuild that meets it parks it too', async () => {
    const log = tallyLog(steps(place));
    const feed = new GrowingFeed(log);
    await runTo(tallyProjection, feed, 'live');
    expect(await rebuild({ projection: tallyProjection, feed, pool, head: feed.head })).toBe(8);
    const parked = new Set((await listParked(pool)).map((event) => event.position));
    expect([...parked]).toEqual([4, 6, 8]);
    await expectViewEqualsFold(pool, tallyProjection, log, (event) => parked.has(event.position));
  });

  test('stops a projection with shared rows right before it, until it is skipped', async () => {
    const log = tallyLog(steps(place));
    const feed = new GrowingFeed(log);
    await runTo(sharedTally, feed, 'blocked');
    expect(await expectViewEqualsFold(pool, sharedTally, log)).toBe(3);
    expect(await listParked(pool, 'tally')).toMatchObject([
      { position: 4, eventId: log[3]!.id, blocks: true },
    ]);
    expect(await projectionStatus(pool)).toMatchObject([{ state: 'blocked', reason: { kind: 'poison' } }]);

    await skipParked({ pool, feed }, sharedTally, log[3]!.id, 'operator-1');
    await waitFor(() => runner?.state === 'live');
    expect(await expectViewEqualsFold(pool, sharedTally, log, (event) => event.position === 4)).toBe(8);
  });
});

test('a stopped projection that is retried in vain stops again', async () => {
  const log = tallyLog(steps('fold'));
  const feed = new GrowingFeed(log);
  await runTo(sharedTally, feed, 'blocked');
  const states: string[] = [];
  await runner!.stop();
  runner = new ProjectionRunner({
    projection: sharedTally,
    feed,
    pool,
    head: feed.head,
    onState: (state) => states.push(state),
  });
  runner.start();
  await waitFor(() => states.includes('blocked'));
  await retryParked({ pool, feed }, sharedTally);
  await waitFor(() => states.filter((state) => state === 'blocked').length === 2);
  expect(await expectViewEqualsFold(pool, sharedTally, log)).toBe(3);
});

test('INV-SEAL: a projection that unseals keeps no message of its errors', async () => {
  const log = tallyLog(steps('fold'));
  const unsealing: Projection = { ...tallyProjection, unseals: true };
  const sealer = { seal: () => Promise.reject(new Error()), unseal: () => Promise.resolve(null) };
  const feed = new GrowingFeed(log);
  runner = new ProjectionRunner({ projection: unsealing, feed, pool, sealer, head: feed.head });
  runner.start();
  await waitFor(async () => (await listParked(pool)).length === 3);
  expect((await listParked(pool))[0]?.reason).toEqual({ name: 'Error', at: expect.any(String) as unknown });
});

describe('envelopes that cannot be opened', () => {
  const unsealing: Projection = { ...tallyProjection, unseals: true };
  const log = plainTallyLog(8, 2).map((event) => ({ ...event, sealed: { subject: event.id, box: '' } }));
  const follow = (unseal: () => Promise<null>) => {
    const feed = new GrowingFeed(log);
    const sealer = { seal: () => Promise.reject(new Error()), unseal };
    runner = new ProjectionRunner({ projection: unsealing, feed, pool, sealer, head: feed.head });
    runner.start();
  };

  test.each(['timeout exceeded when trying to connect', 'Connection terminated unexpectedly'])(
    'INV-ONCE: a key database that is away (%s) is waited for; nothing is parked',
    async (message) => {
      let failures = 0;
      follow(() => (failures++ < 20 ? Promise.reject(new Error(message)) : Promise.resolve(null)));
      await waitFor(async () => (await projectionStatus(pool))[0]?.position === log.length);
      expect(await listParked(pool)).toEqual([]);
      await expectViewEqualsFold(pool, unsealing, log);
    },
  );

  test.each(['EnvelopeBrokenError', 'SubjectKeyMissingError'])('an %s parks its stream', async (name) => {
    follow(() => Promise.reject(Object.assign(new Error('x'), { name })));
    await waitFor(async () => (await listParked(pool)).length === log.length);
    expect((await listParked(pool))[0]?.reason).toMatchObject({ name });
  });
});

test('showing a parked event gives it as the log holds it', async () => {
  const log = tallyLog(steps('fold'));
  const feed = new GrowingFeed(log);
  await runTo(tallyProjection, feed, 'live');
  expect(await showParked({ pool, feed }, 'tally', log[5]!.id)).toMatchObject({
    event: log[5],
    parked: { position: 6 },
  });
  await expect(showParked({ pool, feed }, 'tally', log[0]!.id)).rejects.toThrow(NotParkedError);
  await expect(skipParked({ pool, feed }, tallyProjection, log[0]!.id, 'x')).rejects.toThrow(NotParkedError);
});
