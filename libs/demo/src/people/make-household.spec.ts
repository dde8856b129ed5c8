import { household, povertyOn, registerHousehold } from '@chunfeng/households';
import { readWorld } from '../world';
import { householdOf, laborersOf } from './home';
import { makeHousehold } from './make-household';
import { makeLaborer } from './make-laborer';

const TODAY = '2026-03-02';
const COUNT = 5_000;
const world = readWorld();
const homes = Array.from({ length: 2_000 }, (_, index) =>
  makeHousehold(world, 295, index, { count: COUNT, today: TODAY }),
);

test('5,000 laborers make 2,000 households, each of them in one', () => {
  const all = homes.flatMap((_, index) => laborersOf(index));
  expect(all).toEqual(Array.from({ length: COUNT }, (_, index) => index));
  expect(all.every((laborer) => laborersOf(householdOf(laborer)).includes(laborer))).toBe(true);
  expect(householdOf(COUNT - 1)).toBe(1_999);
});

test('every household can be registered as the form stands, children and elders with it', () => {
  const knowledge = { today: TODAY, cardKeyOf: (number: string) => number };
  const refused = homes
    .map((form) => registerHousehold(household.initial, form, knowledge))
    .flatMap((decision) => (decision.accepted ? [] : [decision.rejection]));
  expect(refused).toEqual([]);
  const others = homes.flatMap(({ members }) => members.filter(({ birthDate }) => birthDate !== null));
  expect(others.length).toBeGreaterThan(1_500);
  expect(others.some(({ citizenNumber }) => citizenNumber === null)).toBe(true);
});

test('laborers live where their household lives, and are poor with it', () => {
  for (const [index, { office, poverty, members }] of homes.slice(0, 200).entries()) {
    const people = laborersOf(index).map((laborer) => makeLaborer(world, 295, laborer, TODAY));
    expect(new Set(people.map((person) => person.office))).toEqual(new Set([office]));
    const registered = people.map(({ groups = [] }) =>
      groups.some(({ group }) => group === 'registered-poor'),
    );
    expect(new Set(registered)).toEqual(new Set([poverty.length > 0]));
    expect(members.map(({ citizenNumber }) => citizenNumber)).toEqual(
      expect.arrayContaining(people.map(({ citizenNumber }) => citizenNumber)),
    );
  }
});

test('poverty is an interval: poor in 2016, left by 2021, a few fallen back, the others never on record', () => {
  const on = (day: string) =>
    homes.map(({ poverty }) =>
      povertyOn(
        poverty.map((it, index) => ({ ...it, until: poverty[index + 1]?.from ?? null })),
        day,
      ),
    );
  const share = (day: string, status: string) => on(day).filter((it) => it === status).length / homes.length;
  expect(share('2016-12-28', 'registered-poor')).toBeGreaterThan(0.5);
  expect(share('2021-01-01', 'exited')).toBeGreaterThan(0.5);
  expect(share(TODAY, 'relapsed')).toBeGreaterThan(0.005);
  expect(share(TODAY, 'unknown')).toBeGreaterThan(0.2);
});

test('nobody of a household can be a real person', () => {
  const numbers = homes.flatMap(({ members }) => members.flatMap(({ citizenNumber }) => citizenNumber ?? []));
  expect(numbers.every((number) => /^00\d{15}[\dX]$/.test(number))).toBe(true);
  expect(new Set(numbers).size).toBe(numbers.length);
});
