import fc from 'fast-check';
import { isPlainDate } from '@chunfeng/reference';
import { monthsAfter, occurredAt, pastDay } from './dates';
import { ageBandOn } from './person-facts';

test.each([
  ['2026-03-02', 3, '2026-06-02'],
  ['2025-11-30', 3, '2026-02-28'],
  ['2023-11-30', 3, '2024-02-29'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2026-12-31', 12, '2027-12-31'],
])('%s and %i months is %s', (day, months, expected) => {
  expect(monthsAfter(day, months)).toBe(expected);
});

test('months after any day are a day of the calendar, and further months come later', () => {
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, (from) => {
      const later = [0, 3, 6, 12].map((months) => monthsAfter(from, months));
      expect(later.every(isPlainDate)).toBe(true);
      expect([...later].sort()).toEqual(later);
    }),
  );
});

test('what happened today has its hour, what happened before has noon in Shanghai', () => {
  const now = new Date('2026-03-01T16:30:00Z'); // Half past midnight of the 2nd in Shanghai.
  expect(occurredAt('2026-03-02', now)).toBe('2026-03-01T16:30:00.000Z');
  expect(occurredAt('2026-03-01', now)).toBe('2026-03-01T04:00:00.000Z');
});

test('a day is refused that does not exist, lies ahead, or comes before what it follows', () => {
  const code = (day: string) => pastDay('/on', day, '2026-03-02', '2026-02-01')?.rejection.code;
  expect(code('2026-02-29')).toBe('placement.date-impossible');
  expect(code('2026-03-03')).toBe('placement.date-in-future');
  expect(code('2026-01-31')).toBe('placement.dates-reversed');
  expect(code('2026-02-01')).toBeUndefined();
});

test.each([
  ['2010-03-02', '16-19'],
  ['2010-03-03', null],
  ['2006-03-02', '20-24'],
  ['2006-03-03', '16-19'],
  ['1966-03-03', '55-59'],
  ['1966-03-02', '60+'],
  ['1930-01-01', '60+'],
])('who was born on %s is of the band %s on 2026-03-02', (birthDate, band) => {
  expect(ageBandOn(birthDate, '2026-03-02')).toBe(band);
});
