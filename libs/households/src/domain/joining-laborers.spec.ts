import { household } from './household';
import type { MemberForm } from './form';
import { laborersRead, strangerAmong } from './joining-laborers';
import { type Registration, registration } from './registration';

const ID = '01900000-0000-7000-8000-000000000001';
const member: MemberForm & { memberId: string } = {
  ...{ memberId: ID, relation: 'other', name: '测试甲', joins: true },
  ...{ citizenNumber: null, birthDate: '1980-01-02', sex: '1' },
};
const registered = {
  type: 'laborer.registered',
  data: { office: 'T500235001', units: { responsible: 'D500235' } },
} as const;
const moved = { type: 'laborer.units-changed', data: { unit: 'responsible', to: 'D500118' } } as const;
const forgotten = { type: 'subject.forgotten', data: { reason: 'own-request' } } as const;

function joining(events: readonly { type: string; data: object }[], office: string, form = member) {
  const state = events.reduce<Registration>(
    (before, event) => registration.evolve(before, event),
    registration.initial,
  );
  return strangerAmong(household.initial, [['/members/0', form]], { [ID]: { state } }, office);
}

test('a stated id is that of a laborer of the own office, or of who was registered elsewhere and is served here', () => {
  expect(joining([registered], 'D500235')).toBeUndefined();
  expect(joining([registered, moved], 'D500118')).toBeUndefined();
});

test.each([
  ['of nobody', [], 'D500235'],
  ['of a laborer of another office', [registered], 'D500118'],
  ['of somebody forgotten, whose key is gone', [registered, forgotten], 'D500235'],
] as const)('INV-SEAL a stated id %s is refused at the door', (_whose, events, office) => {
  expect(joining(events, office)).toMatchObject({
    accepted: false,
    rejection: { code: 'household.laborer-unknown', field: '/members/0/memberId' },
  });
});

test('an id that was made for the member is asked about nobody', () => {
  const made = { ...member, joins: false };
  expect(joining([], 'D500235', made)).toBeUndefined();
  expect(laborersRead([made])).toEqual({});
  expect(Object.keys(laborersRead([member]))).toEqual([ID]);
});
