import { laborer, register, type Registration } from '@chunfeng/laborers';
import { citizenNumberCheck } from '@chunfeng/testing';
import { readWorld } from '../world';
import { makeLaborer } from './make-laborer';

const TODAY = '2026-03-02';
const COUNT = 5_000;
const world = readWorld();
const people = Array.from({ length: COUNT }, (_, index) => makeLaborer(world, 295, index, TODAY));
const share = (holds: (person: Registration) => boolean) => people.filter(holds).length / COUNT;

const yearsOld = ({ citizenNumber }: Registration) =>
  (Date.parse(TODAY) - Date.parse(citizenNumber.slice(6, 14).replace(/(....)(..)(..)/, '$1-$2-$3'))) /
  (365.25 * 86_400_000);
const sexOf = ({ citizenNumber }: Registration) => (Number(citizenNumber[16]) % 2 === 1 ? '1' : '2');
const counties = new Map(world.homes.map(({ unit, poor }) => [String(unit), poor]));

test('the same seed makes the same people, one by one, and another seed other people', () => {
  expect(makeLaborer(world, 295, 4_711, TODAY)).toEqual(people[4_711]);
  expect(makeLaborer(readWorld(), 295, 3, TODAY)).toEqual(people[3]);
  expect(makeLaborer(world, 296, 3, TODAY)).not.toEqual(people[3]);
});

test('everybody can be registered as the form stands', () => {
  const knowledge = { today: TODAY, claimKeyOf: (number: string) => number };
  const refused = people
    .map((form) => register(laborer.initial, form, knowledge))
    .flatMap((step) => (step.accepted ? [] : [step.rejection]));
  expect(refused).toEqual([]);
});

test('nobody can be a real person', () => {
  for (const { citizenNumber, phone, synthetic } of people) {
    expect(synthetic).toBe(true);
    expect(citizenNumber).toMatch(/^00\d{15}[\dX]$/);
    expect(citizenNumber[17]).toBe(citizenNumberCheck(citizenNumber.slice(0, 17)));
    expect(phone ?? '000').toMatch(/^000/);
  }
  expect(new Set(people.map(({ citizenNumber }) => citizenNumber)).size).toBe(COUNT);
});

test('ages follow the published shares within two points', () => {
  const band = (from: number, to: number) =>
    share((person) => Math.floor(yearsOld(person)) >= from && Math.floor(yearsOld(person)) <= to);
  expect(band(16, 20)).toBeCloseTo(0.033, 1);
  expect(Math.abs(band(21, 30) - 0.286)).toBeLessThan(0.02);
  expect(Math.abs(band(31, 40) - 0.22)).toBeLessThan(0.02);
  expect(Math.abs(band(41, 50) - 0.27)).toBeLessThan(0.02);
  expect(Math.abs(band(51, 61) - 0.192)).toBeLessThan(0.02);
});

test('education follows the published shares within four points', () => {
  const among = (...codes: string[]) => share(({ education }) => codes.includes(education));
  expect(Math.abs(among('81', '80') - 0.132)).toBeLessThan(0.04);
  expect(Math.abs(among('71', '73') - 0.594)).toBeLessThan(0.04);
  expect(Math.abs(among('61', '41', '44', '47') - 0.17)).toBeLessThan(0.04);
  expect(Math.abs(among('31', '21') - 0.094)).toBeLessThan(0.04);
});

test('two thirds are men', () => {
  expect(Math.abs(share((person) => sexOf(person) === '1') - 0.655)).toBeLessThan(0.02);
});

test('poor counties dominate, and people of scattered households live everywhere else', () => {
  const poor = share(({ origin = '' }) => counties.get(origin) === true);
  expect(poor).toBeGreaterThan(0.8);
  expect(poor).toBeLessThan(0.95);
  const units = new Set(people.map(({ origin }) => origin));
  expect(units.size).toBe(world.homes.length);
  expect(units.has('U-WANSHENG')).toBe(true);
});

test('of those who would leave their county, about half would leave the province', () => {
  const seeking = people.flatMap(({ intention, origin = '' }) => (intention ? [{ intention, origin }] : []));
  const outside = seeking.filter(({ intention }) => intention.regions.some((code) => !code.startsWith('50')));
  const stays = seeking.filter(({ intention, origin }) =>
    intention.regions.includes(world.homes.find(({ unit }) => unit === origin)?.county ?? ''),
  );
  expect(stays.length / seeking.length).toBeGreaterThan(0.42);
  expect(stays.length / seeking.length).toBeLessThan(0.52);
  const leaving = seeking.length - stays.length;
  expect(Math.abs(outside.length / leaving - 0.51)).toBeLessThan(0.05);
});

test('willing, unwilling and not asked are all there, and four of five consent', () => {
  const work = (answer: string) =>
    share(({ willingness = [] }) => willingness.some((it) => it.kind === 'work' && it.answer === answer));
  const [willing, unwilling] = [work('willing'), work('unwilling')];
  expect(Math.abs(willing - 0.72)).toBeLessThan(0.03);
  expect(Math.abs(unwilling - 0.1)).toBeLessThan(0.02);
  expect(1 - willing - unwilling).toBeGreaterThan(0.12);
  expect(Math.abs(share(({ consent }) => consent !== undefined) - 0.8)).toBeLessThan(0.03);
});

test('there is enough of everything that a list can be asked for', () => {
  expect(share(({ employment }) => employment === undefined)).toBeGreaterThan(0.08);
  expect(share(({ employment }) => employment?.status === 'employed')).toBeGreaterThan(0.15);
  expect(share(({ groups = [] }) => groups.some(({ group }) => group === 'registered-poor'))).toBeGreaterThan(
    0.5,
  );
  expect(share(({ groups = [] }) => groups.some(({ group }) => group === 'disabled'))).toBeGreaterThan(0.03);
  expect(share(({ skills = [] }) => skills.some(({ level }) => level !== null))).toBeGreaterThan(0.1);
  expect(new Set(people.map(({ name }) => name)).size).toBeGreaterThan(2_000);
});
