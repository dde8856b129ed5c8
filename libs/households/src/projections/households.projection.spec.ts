import type { RecordedEvent } from '@chunfeng/event-log';
import { foldAll } from '@chunfeng/projections';
import { householdsProjection } from './households.projection';
import { householdsTable, membersTable } from './households.tables';

const HOUSEHOLD = '01900000-0000-7000-8000-0000000000aa';
const MEMBER = '01900000-0000-7000-8000-000000000001';
const OTHER = '01900000-0000-7000-8000-000000000002';

function recorded(
  facts: readonly (readonly [type: string, data: object, sealed?: boolean])[],
): RecordedEvent[] {
  return facts.map(([type, data, sealed], index) => ({
    position: index + 1,
    streamId: `household-${HOUSEHOLD}`,
    version: index + 1,
    id: `01900000-0000-7000-8000-0000000001${String(index).padStart(2, '0')}`,
    type,
    schemaVersion: 1,
    data: data as Readonly<Record<string, unknown>>,
    ...(sealed ? { sealed: { subject: MEMBER, box: 'AA==' } } : {}),
    meta: {
      correlationId: 'c',
      commandId: 'd',
      actor: { id: 'a', role: 'clerk' },
      occurredAt: '2026-03-01T00:00:00Z',
    },
    recordedAt: '2026-03-01T00:00:00Z',
  }));
}

const story = recorded([
  [
    'household.registered',
    { office: 'T500235001', residence: '500235001', source: 'visit', synthetic: true },
    true,
  ],
  ['household.member-added', { memberId: MEMBER, relation: 'head' }, true],
  ['household.member-added', { memberId: OTHER, relation: 'child' }, true],
  ['household.poverty-status-recorded', { status: 'exited', from: '2017-06-30', source: 'poverty-office' }],
  [
    'household.poverty-status-recorded',
    { status: 'registered-poor', from: '2014-01-01', source: 'poverty-office' },
  ],
  ['household.member-left', { memberId: OTHER, leftOn: '2026-01-01', reason: 'married' }],
  ['household.member-forgotten', { memberId: MEMBER, reason: 'own-request' }],
  ['household.moved', { residence: '500235002', movedOn: '2026-02-01' }, true],
]);

test('a household shows its members, who has left, its newest poverty status and where it lives', () => {
  const views = foldAll(householdsProjection, story);
  expect(views.rows(householdsTable)).toMatchObject([
    {
      residence: '500235002',
      members: 1,
      poverty_status: 'exited',
      version: 8,
      moved: expect.any(String) as string,
    },
  ]);
  expect(views.rows(membersTable)).toMatchObject([
    { member_id: MEMBER, place: 1, relation: 'head', left_on: null, forgotten: true, sealed: null },
    { member_id: OTHER, place: 2, left_on: '2026-01-01', left_reason: 'married', forgotten: false },
  ]);
});

test('INV-SEAL: no row holds anything of a person but an envelope', () => {
  const clear = recorded([
    [
      'household.registered',
      { office: 'T500235001', residence: '500235001', source: 'visit', synthetic: true, address: '虚构村' },
    ],
    ['household.member-added', { memberId: MEMBER, relation: 'head', person: { name: '测试甲' } }],
  ]);
  const views = foldAll(householdsProjection, clear);
  expect(JSON.stringify([views.rows(householdsTable), views.rows(membersTable)])).not.toMatch(
    /虚构村|测试甲/,
  );
});
