import type { RecordedEvent } from '@chunfeng/event-log';
import { assertRowKeyed, foldAll } from '@chunfeng/projections';
import { HiringWorld } from '../../test/hiring-world';
import { placementsProjection } from './placements.projection';
import { placementsTable, type PlacementRow } from './placements.table';

/** What the world was told, as the log would record it. */
function recorded({ log }: HiringWorld): RecordedEvent[] {
  const versions = new Map<string, number>();
  return log.map(({ streamId, event }, index) => {
    const version = (versions.get(streamId) ?? 0) + 1;
    versions.set(streamId, version);
    return {
      position: index + 1,
      streamId,
      version,
      id: `01900000-0000-7000-8000-${String(index).padStart(12, '0')}`,
      type: event.type,
      schemaVersion: 1,
      data: event.data as Readonly<Record<string, unknown>>,
      meta: {
        correlationId: 'c',
        commandId: 'd',
        actor: { id: 'a', role: 'clerk' },
        occurredAt: '2026-03-02T00:00:00Z',
      },
      recordedAt: '2026-03-02T00:00:00Z',
    };
  });
}

function rowsOf(world: HiringWorld): ReadonlyMap<string, PlacementRow> {
  const rows = foldAll(placementsProjection, recorded(world)).rows(placementsTable);
  return new Map(rows.map((row) => [row.placement_id, row]));
}

/** A world in which every kind of step has been taken. */
function story() {
  const world = new HiringWorld();
  const firm = world.firm();
  const person = world.person();
  const postings = [1, 2, 3].map((headcount) => world.posting(headcount, {}, firm));
  const [first, second, third] = postings.map((posting) => world.refer(person, posting).id) as [
    string,
    string,
    string,
  ];
  world.step(second, { type: 'answer', answer: 'accepted' });
  world.step(second, { type: 'make-offer', monthlyWageFen: 400_000 });
  world.step(second, { type: 'accept-offer' });
  world.step(third, { type: 'schedule-interview', interviewOn: '2026-03-05' });
  const begun = world.step(first, { type: 'start', contract: 'written' });
  return { world, person, begun, first, second, third };
}

test('every row has the status that the decider has, after every single event', () => {
  const { world, first, second, third } = story();
  world.step(first, { type: 'verify-start', means: 'visit' });
  world.step(first, { type: 'correct', reason: 'typing-error', monthlyWageFen: 1 });
  world.step(first, { type: 'end', reason: 'health' });
  world.step(first, { type: 'reverse', reason: 'not-ended' });
  world.step(first, { type: 'reverse', reason: 'did-not-start' });
  world.step(third, { type: 'record-interview', outcome: 'not-suitable' });
  world.step(second, { type: 'decline-offer', reason: 'pay' });
  for (const id of [third, second]) world.step(id, { type: 'reverse', reason: 'late-report' });
  world.step(second, { type: 'cancel', reason: 'other' });
  world.step(second, { type: 'reverse', reason: 'late-report' });
  const after = new HiringWorld();
  const seen = new Set<string>();
  for (const { streamId, event } of world.log) {
    after.tell(streamId, event);
    for (const [id, row] of rowsOf(after)) {
      expect([id, row.status]).toEqual([id, after.placementState(id).status]);
      seen.add(row.status);
    }
  }
  expect([...seen].sort()).toEqual(
    [
      ...['answered', 'cancelled', 'closed-elsewhere', 'declined', 'ended', 'interview-scheduled'],
      ...['offer-accepted', 'offered', 'referred', 'reversed', 'started'],
    ].sort(),
  );
});

test('a reversed outcome is gone from the row, and the referral stands where it stood', () => {
  const { world, first, second } = story();
  world.step(first, { type: 'reverse', reason: 'did-not-start' });
  world.step(second, { type: 'decline-offer', reason: 'pay' });
  expect(rowsOf(world).get(second)).toMatchObject({ status: 'declined', stage_before: 'offered' });
  world.step(second, { type: 'reverse', reason: 'typing-error' });
  expect(rowsOf(world).get(second)).toMatchObject({
    ...{ status: 'offered', stage_before: null, answered_by: null, answered_on: null },
    reason: 'typing-error',
  });
});

test('what a start closed says which one, and comes back as it was without the accepted offer', () => {
  const { world, begun, first, second } = story();
  expect(begun.refused).toBeUndefined();
  expect(rowsOf(world).get(second)).toMatchObject({
    ...{ status: 'closed-elsewhere', stage_before: 'offer-accepted', closed_by: first },
    reason: 'placed-elsewhere',
  });
  world.step(first, { type: 'reverse', reason: 'did-not-start' });
  expect(rowsOf(world).get(second)).toMatchObject({
    ...{ status: 'offered', stage_before: null, closed_by: null, reason: null, accepted_on: null },
    offer_wage_fen: 400_000,
  });
});

test('work that is over when it is told has one row with both days, and units that own its posting', () => {
  const world = new HiringWorld();
  const { id } = world.record(world.person(), null, {
    startedOn: '2026-01-10',
    ended: { endedOn: '2026-02-10', reason: 'returned-home' },
    work: { place: '500235' },
  });
  expect(rowsOf(world).get(id)).toMatchObject({
    ...{ status: 'ended', route: 'self-found', started_on: '2026-01-10', ended_on: '2026-02-10' },
    ...{ reason: 'returned-home', place_units: ['D500235'], version: 2, slip: null, due_on: null },
  });
});

test('rows are keyed by their stream', () => {
  const { world } = story();
  const events = recorded(world).filter(({ streamId }) => streamId.startsWith('placement-'));
  expect(() => {
    assertRowKeyed(placementsProjection, ...events);
  }).not.toThrow();
});
