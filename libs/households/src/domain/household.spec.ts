import { scenario } from '@chunfeng/testing';
import { changeHousehold, type HouseholdChange } from './change-household';
import type { HouseholdForm, MemberForm } from './form';
import { currentMember, household, membersOf, povertyOn, withStatus, type PovertyRecord } from './household';
import type { HouseholdEvent } from './household.events';
import { registerHousehold } from './register-household';

const TODAY = '2026-03-02';
const [HEAD, CHILD, ELDER] = [1, 2, 3].map((n) => `01900000-0000-7000-8000-00000000000${String(n)}`) as [
  string,
  string,
  string,
];
const knowledge = { today: TODAY, cardKeyOf: (number: string) => `hash of ${number}` };

const head = {
  memberId: HEAD,
  relation: 'head',
  name: '测试甲',
  citizenNumber: null,
  birthDate: '1980-01-02',
  sex: '1',
} as const;
const child = { ...head, memberId: CHILD, relation: 'child', birthDate: '2024-05-06' } as const;
const elder = { ...head, memberId: ELDER, relation: 'parent', birthDate: '1936-05-06' } as const;

const form = (changes: Partial<HouseholdForm> = {}): HouseholdForm => ({
  office: 'T500235001',
  residence: '500235001',
  address: null,
  cardNumber: null,
  source: 'visit',
  synthetic: true,
  members: [head, child, elder],
  poverty: [],
  ...changes,
});
const personOf = ({ name, birthDate, sex, citizenNumber }: MemberForm) =>
  ({ name, birthDate: birthDate ?? '', sex: sex ?? '1', citizenNumber }) as const;
const registered: HouseholdEvent = {
  type: 'household.registered',
  data: {
    office: 'T500235001',
    residence: '500235001',
    address: null,
    cardNumber: null,
    source: 'visit',
    synthetic: true,
  },
};
const joined = (member: MemberForm & { memberId: string }): HouseholdEvent => ({
  type: 'household.member-added',
  data: { memberId: member.memberId, relation: member.relation, person: personOf(member) },
});
const registering = (changes: Partial<HouseholdForm> = {}) =>
  scenario(household)
    .given([])
    .when((state) => registerHousehold(state, form(changes), knowledge));
const changing = (
  change: HouseholdChange,
  past: HouseholdEvent[] = [registered, joined(head)],
  more: { office?: string; isLaborer?: boolean } = {},
) =>
  scenario(household)
    .given(past)
    .when((state) =>
      changeHousehold(state, change, {
        today: TODAY,
        office: more.office ?? 'D500235',
        isLaborer: more.isLaborer ?? false,
      }),
    );

describe('registering a household', () => {
  test('takes a child of two and an elder of ninety like everybody else', () => {
    registering().then([registered, joined(head), joined(child), joined(elder)]);
  });

  test('claims every member, and the card number by its keyed hash', () => {
    registering({ cardNumber: '50-17', members: [head] }).thenClaims({
      take: [
        { scope: 'household-card', key: 'hash of 50-17' },
        { scope: 'household-member', key: HEAD },
      ],
    });
  });

  test('is refused as a whole when one member cannot be: nothing is half done', () => {
    registering({ members: [head, { ...child, birthDate: '2026-03-03' }] }).thenRejected(
      'household.date-in-future',
      {
        field: '/members/1/birthDate',
      },
    );
  });

  test('takes birth date and sex from a citizen number, and refuses what disagrees with it', () => {
    const numbered = { ...head, citizenNumber: '000000199005060012', birthDate: null, sex: null };
    registering({ members: [numbered] }).then([
      registered,
      {
        type: 'household.member-added',
        data: {
          memberId: HEAD,
          relation: 'head',
          person: { name: '测试甲', birthDate: '1990-05-06', sex: '1', citizenNumber: '000000199005060012' },
        },
      },
    ]);
    registering({ members: [{ ...numbered, birthDate: '1990-05-07' }] }).thenRejected(
      'household.birth-date-differs',
      {
        rule: 'GB 11643-1999',
      },
    );
    registering({ members: [{ ...numbered, citizenNumber: '5.10101E+17' }] }).thenRejected(
      'household.citizen-number-wrong',
      { field: '/members/0/citizenNumber' },
    );
  });

  test('has one head', () => {
    registering({ members: [head, { ...elder, relation: 'head' }] }).thenRejected('household.second-head', {
      field: '/members/1/relation',
    });
  });
});

describe('members', () => {
  test('leave once, and free their claim for another household', () => {
    const departure = { memberId: HEAD, leftOn: '2026-03-01', reason: 'married' } as const;
    changing({ kind: 'member-left', departure }).thenClaims({
      release: [{ scope: 'household-member', key: HEAD }],
    });
    changing({ kind: 'member-left', departure }, [
      registered,
      joined(head),
      { type: 'household.member-left', data: departure },
    ]).thenNothing();
  });

  test('who was added in error never was a member; who left may return', () => {
    const left = (reason: 'recorded-in-error' | 'married'): HouseholdEvent => ({
      type: 'household.member-left',
      data: { memberId: HEAD, leftOn: '2026-03-01', reason },
    });
    const fold = (events: HouseholdEvent[]) =>
      events.reduce((state, event) => household.evolve(state, event), household.initial);
    const after = (events: HouseholdEvent[]) => {
      const state = fold(events);
      return state.status === 'registered' ? [state.members.length, membersOf(state).length] : [];
    };
    expect(after([registered, joined(head), left('recorded-in-error')])).toEqual([0, 0]);
    expect(after([registered, joined(head), left('married')])).toEqual([1, 0]);
    expect(after([registered, joined(head), left('married'), joined(head)])).toEqual([1, 1]);
    expect(currentMember(fold([registered, joined(head)]), HEAD)?.relation).toBe('head');
  });

  test('are forgotten alone, but not where the laborer is to be forgotten', () => {
    const forget: HouseholdChange = { kind: 'forget-member', memberId: HEAD, reason: 'own-request' };
    changing(forget).then([
      { type: 'household.member-forgotten', data: { memberId: HEAD, reason: 'own-request' } },
    ]);
    changing(forget, undefined, { isLaborer: true }).thenRejected('household.member-is-laborer');
    changing({ ...forget, memberId: CHILD }).thenRejected('household.member-unknown');
  });

  test('of another office nothing is said, not even that there is one', () => {
    const move: HouseholdChange = { kind: 'move', residence: '500235002', address: null, movedOn: TODAY };
    changing(move, undefined, { office: 'D500236' }).thenRejected('household.not-found');
    changing(move, []).thenRejected('household.not-found');
    changing(move).then([
      { type: 'household.moved', data: { residence: '500235002', address: null, movedOn: TODAY } },
    ]);
  });
});

describe('poverty status', () => {
  const record = (status: PovertyRecord['status'], from: string): PovertyRecord => ({
    status,
    from,
    source: 'poverty-office',
  });

  test('is intervals, in whatever order they are recorded; before the first one it is unknown', () => {
    const records = [
      record('relapsed', '2020-01-01'),
      record('registered-poor', '2014-01-01'),
      record('exited', '2017-06-30'),
    ];
    const intervals = records.reduce<ReturnType<typeof withStatus>>(withStatus, []);
    const on = (day: string) => povertyOn(intervals, day);
    expect(
      ['2013-12-31', '2014-01-01', '2017-06-29', '2017-06-30', '2019-12-31', '2026-01-01'].map(on),
    ).toEqual(['unknown', 'registered-poor', 'registered-poor', 'exited', 'exited', 'relapsed']);
  });

  test('said again changes nothing; of the same day the later record stands', () => {
    const past: HouseholdEvent[] = [
      registered,
      { type: 'household.poverty-status-recorded', data: record('exited', '2017-06-30') },
    ];
    changing({ kind: 'record-poverty-status', record: record('exited', '2017-06-30') }, past).thenNothing();
    changing({ kind: 'record-poverty-status', record: record('registered-poor', '2017-06-30') }, past).then([
      { type: 'household.poverty-status-recorded', data: record('registered-poor', '2017-06-30') },
    ]);
    changing({ kind: 'record-poverty-status', record: record('exited', '2026-03-03') }, past).thenRejected(
      'household.date-in-future',
      { field: '/from' },
    );
  });
});
