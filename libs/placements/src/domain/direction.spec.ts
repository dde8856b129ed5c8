import { directionOf, EASTERN_PROVINCES } from './direction';

const ON = '2026-03-02';

test.each([
  ['the same county', 'D500235', '500235', 'local'],
  ['a township of it', 'D500235', '500235001', 'local'],
  ['another county of the city', 'D500235', '500118', 'inside-city'],
  ['a county in which another two units lie', 'D500235', '500112', 'inside-city'],
  ['a county in which two units lie, one of them the own', 'D500112', '500112', 'unknown'],
  ['the city, not told where', 'D500235', '50', 'unknown'],
  ['no place told', 'D500235', null, 'unknown'],
  ['Shandong', 'D500235', '3701', 'east'],
  ['Guangdong', 'D500235', '44', 'east'],
  ['Sichuan', 'D500235', '5101', 'elsewhere'],
  ['Liaoning, which is North-East', 'D500235', '2101', 'elsewhere'],
] as const)('%s', (_what, origin, place, expected) => {
  expect(directionOf(origin, place, ON)).toBe(expected);
});

test.each([
  ['in a county in which two units lie, the own one', 'D500112', '500112', 'D500112', 'local'],
  ['in such a county, the other one', 'D500112', '500112', 'U-LIANGJIANG', 'inside-city'],
  ['in the city, not told where', 'D500235', '50', 'D500235', 'local'],
  ['no place told', 'D500235', null, 'D500118', 'inside-city'],
  ['outside the city', 'D500235', '3701', 'D500235', 'east'],
] as const)('the unit of work is told: %s', (_what, origin, place, told, expected) => {
  expect(directionOf(origin, place, ON, told)).toBe(expected);
});

test('every list of eastern provinces says from when it holds and where it comes from', () => {
  const days = EASTERN_PROVINCES.map(({ from }) => from);
  expect([...days].sort().reverse()).toEqual(days);
  expect(EASTERN_PROVINCES.every(({ source, provinces }) => source !== '' && provinces.size > 0)).toBe(true);
});
