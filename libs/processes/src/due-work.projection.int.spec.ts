import { assertRowKeyed, projectInto } from '@chunfeng/projections';
import type { RecordedEvent } from '@chunfeng/event-log';
import { createTestDatabase } from '@chunfeng/testing';
import { lateness } from '../test/parcels';
import { PAGE } from './due-work';
import { dueWorkProjection, timerList } from './due-work.projection';

const projection = dueWorkProjection({ timers: [lateness], version: 1 });

function event(position: number, over: Partial<RecordedEvent> = {}): RecordedEvent {
  const uuid = `00000000-0000-7000-8000-${String(position).padStart(12, '0')}`;
  return {
    position,
    streamId: `parcel-${uuid}`,
    version: 1,
    id: uuid,
    type: 'parcel.sent',
    schemaVersion: 1,
    data: { dueOn: `2026-${position % 2 === 0 ? '01' : '12'}-10` },
    meta: {
      correlationId: 'c',
      commandId: uuid,
      actor: { id: 'a', role: 'clerk' },
      occurredAt: '2026-01-01T00:00:00Z',
    },
    recordedAt: '2026-01-01T00:00:00.000Z',
    ...over,
  };
}

test('every row belongs to one stream, so a poison event parks its stream only', () => {
  const { streamId } = event(1);
  assertRowKeyed(
    projection,
    event(1),
    event(2, { streamId, version: 2, type: 'parcel.delivered', data: {} }),
  );
});

test('two timers of one name are refused, and the list names what the version stands for', () => {
  expect(() => dueWorkProjection({ timers: [lateness, lateness], version: 1 })).toThrow('lateness');
  expect(timerList([lateness])).toEqual(['lateness: parcel.sent parcel.delivered parcel.fell-late']);
});

test('what has come due is found by the index on the day', async () => {
  const database = await createTestDatabase();
  const pool = database.pool();
  await projectInto(
    pool,
    projection,
    Array.from({ length: 4000 }, (_, n) => event(n + 1)),
    { batchSize: 2000 },
  );
  await pool.query('analyze p_due_work_v1.due_work');
  const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`explain ${PAGE}`, [
    ['lateness'],
    '2026-01-01',
    '-infinity',
    '',
    '',
    100,
  ]);
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('due_work_due');
  await database.drop();
});
