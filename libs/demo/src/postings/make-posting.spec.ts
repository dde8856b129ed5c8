import { findDivisions, findOccupation, parseDivisionCode } from '@chunfeng/reference';
import { readWorld } from '../world';
import { makePosting } from './make-posting';

const COUNT = 1_000;
const world = readWorld();
const postings = Array.from({ length: COUNT }, (_, index) => makePosting(world, 295, index));
type Posting = (typeof postings)[number];
const share = (holds: (posting: Posting) => boolean) => postings.filter(holds).length / COUNT;

test('the same seed makes the same postings', () => {
  expect(makePosting(readWorld(), 295, 17)).toEqual(postings[17]);
  expect(makePosting(world, 296, 17)).not.toEqual(postings[17]);
});

test('everybody who sees one can tell that it is made up', () => {
  for (const { employerName, terms, synthetic } of postings) {
    expect(synthetic).toBe(true);
    expect(employerName).toMatch(/（演示）$/);
    expect(terms.description).toContain('虚构');
  }
});

test('occupations and places are in the lists, and ids differ', () => {
  for (const { terms } of postings) {
    expect(findOccupation(terms.occupationCode)?.level).toBe('occupation');
    const place = parseDivisionCode(terms.place);
    expect(place).toBe(terms.place);
    expect(place && findDivisions(place).length).toBeGreaterThan(0);
    expect(terms.placeRaw).not.toBe('');
  }
  expect(new Set(postings.map(({ source }) => source.externalId)).size).toBe(COUNT);
});

test('half are in Chongqing, and most of the others in the East', () => {
  const here = share(({ terms }) => terms.place.startsWith('50'));
  expect(Math.abs(here - 0.58)).toBeLessThan(0.06);
  const east = share(({ terms }) => /^(44|33|32|31|35|37)/.test(terms.place));
  expect(east / (1 - here)).toBeGreaterThan(0.75);
});

test('headcounts reach from one to two hundred, most of them small', () => {
  const heads = postings.map(({ terms }) => terms.headcount).sort((a, b) => a - b);
  expect(heads[0]).toBe(1);
  expect(heads.at(-1)).toBeGreaterThan(100);
  expect(heads.at(-1)).toBeLessThanOrEqual(200);
  expect(heads[COUNT / 2]).toBeLessThanOrEqual(10);
});

test('pay is a band of its period, in fen', () => {
  const bounds = { month: [80_000, 1_600_000], day: [8_000, 80_000], hour: [1_500, 8_000] } as const;
  for (const { terms } of postings) {
    if (terms.wage === undefined) continue;
    const { minFen, maxFen, period } = terms.wage;
    expect(minFen).toBeLessThanOrEqual(maxFen);
    expect(minFen).toBeGreaterThanOrEqual(bounds[period][0]);
    expect(maxFen).toBeLessThanOrEqual(bounds[period][1]);
  }
  expect(share(({ terms }) => terms.wage === undefined)).toBeGreaterThan(0.02);
});

test('public-welfare posts, workshops, limits and required skills are all there', () => {
  expect(share(({ terms }) => terms.kind === 'public-welfare')).toBeGreaterThan(0.05);
  expect(share(({ terms }) => terms.kind === 'workshop')).toBeGreaterThan(0.03);
  expect(share(({ terms }) => terms.requiredSkill !== undefined)).toBeGreaterThan(0.02);
  expect(share(({ terms }) => terms.age !== undefined)).toBeGreaterThan(0.2);
  expect(share(({ terms }) => terms.education !== undefined)).toBeGreaterThan(0.1);
});
