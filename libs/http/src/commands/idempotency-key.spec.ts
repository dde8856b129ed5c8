import { randomUUID } from 'node:crypto';
import { canaryPerson } from '@chunfeng/testing';
import { ProblemException } from '../problems/problem.exception';
import { idempotencyKeyOf } from './idempotency-key';

const outcomeOf = (key: string | undefined): string => {
  try {
    return idempotencyKeyOf({ headers: key === undefined ? {} : { 'idempotency-key': key } });
  } catch (error) {
    return error instanceof ProblemException
      ? `${error.code} (${error.details.rule ?? ''})`
      : 'another error';
  }
};

test.each([
  '0190f5a0-0000-7000-8000-00000000dead',
  '019712345678700080001234567890ab',
  'k-1',
  'submit.once:2026_11',
  '1795545138000',
  `visit-${'9'.repeat(13)}`,
  'x'.repeat(200),
])('the key %s is taken as it is', (key) => expect(outcomeOf(key)).toBe(key));

test('no UUID is mistaken for somebody', () => {
  const keys = Array.from({ length: 20_000 }, () => randomUUID());
  expect(keys.filter((key) => outcomeOf(key) !== key)).toEqual([]);
});

test.each([
  [undefined, 'idempotency-key-missing'],
  ['', 'idempotency-key-malformed'],
  ['a b', 'idempotency-key-malformed'],
  ['%E5%BC%A0', 'idempotency-key-malformed'],
  ['张三', 'idempotency-key-malformed'],
  ['x'.repeat(201), 'idempotency-key-malformed'],
])('INV-IDEM the key %p is refused', (key, code) => expect(outcomeOf(key)).toBe(`${code} (INV-IDEM)`));

const { citizenNumber, phone } = canaryPerson();
test.each([
  ['a citizen number', citizenNumber],
  ['one with a small x', '00000019900506008x'],
  ['one inside other characters', `a7${citizenNumber}b`],
  ['one among digits', `77${citizenNumber}7`],
  ['one in groups', `${citizenNumber.slice(0, 6)}-${citizenNumber.slice(6, 14)}-${citizenNumber.slice(14)}`],
  ['a telephone number', phone],
  ['one with a country code', `86${phone}`],
  ['one after a word', `visit:${phone}_2`],
])('INV-SEAL: a key with %s is refused', (_what, key) =>
  expect(outcomeOf(key)).toBe('idempotency-key-personal (INV-SEAL)'),
);
