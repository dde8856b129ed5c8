import type { Caller } from '@chunfeng/http';
import { asOf } from './as-of';
import { unitSeen } from './caller-sight';
import { wrongPeriod } from './period';

const of = (office?: string): Caller => ({
  id: 'a',
  role: 'clerk',
  ...(office === undefined ? {} : { office }),
});

test('the bureau sees the whole city, or the unit that it asks for', () => {
  expect(unitSeen(of('CQ'), undefined)).toEqual({ unit: undefined });
  expect(unitSeen(of('CQ'), 'D500101')).toEqual({ unit: 'D500101' });
  expect(unitSeen(of('CQ'), 'unknown')).toEqual({ unit: 'unknown' });
});

test.each(['D500235', 'T500235001', 'V500235001001'])('%s sees its own unit and no other', (office) => {
  expect(unitSeen(of(office), undefined)).toEqual({ unit: 'D500235' });
  expect(unitSeen(of(office), 'D500235')).toEqual({ unit: 'D500235' });
  expect(unitSeen(of(office), 'D500101')).toBe('unit-not-own');
  expect(unitSeen(of(office), 'unknown')).toBe('unit-not-own');
});

test('an office that does not exist, or none, sees nothing', () => {
  expect(unitSeen(of('D999999'), undefined)).toBe('unit-not-own');
  expect(unitSeen(of(), undefined)).toBe('unit-not-own');
});

test('there is no unit D999999', () => {
  expect(unitSeen(of('CQ'), 'D999999')).toBe('unit-unknown');
});

test('a figure is as of what is there, and never of what is not there yet or was elsewhere', () => {
  const reached = { epoch: 2, position: 70 };
  expect(asOf(undefined, reached)).toEqual(reached);
  expect(asOf('2.70', reached)).toEqual(reached);
  expect(asOf('2.7', reached)).toEqual({ epoch: 2, position: 7 });
  expect(asOf('2.71', reached)).toBe('position-ahead');
  expect(asOf('1.7', reached)).toBe('position-of-other-epoch');
});

test('a period has an order and sixty months at most', () => {
  expect(wrongPeriod('2026-01', '2026-01')).toBeUndefined();
  expect(wrongPeriod('2026-02', '2026-01')).toBe('period-reversed');
  expect(wrongPeriod('2021-01', '2025-12')).toBeUndefined();
  expect(wrongPeriod('2021-01', '2026-01')).toBe('period-too-long');
});
