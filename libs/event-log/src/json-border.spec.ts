import fc from 'fast-check';
import { jsonViolation, textViolation } from './json-border';

const violation = (value: unknown): string | undefined => jsonViolation(value, JSON.stringify(value));

test.each<[string, unknown, string]>([
  ['a NUL character', { note: 'a\0b' }, '/note: \\u0000'],
  ['a lone high surrogate', { list: ['\ud83d'] }, '/list/0: lone surrogate'],
  ['a lone low surrogate', '\ude00', '/: lone surrogate'],
  ['a NUL in a name', { 'a\0': 1 }, ': \\u0000 in a name'],
  ['an integer beyond 2^53', { n: 2 ** 53 }, '/n: integer beyond 2^53'],
  ['a huge integer in exponent form', { n: 1e300 }, '/n: integer beyond 2^53'],
  ['a huge negative integer', { n: -(2 ** 60) }, '/n: integer beyond 2^53'],
])('%s is refused with its place', (_, value, expected) => expect(violation(value)).toBe(expected));

test.each<[string, unknown]>([
  ['a surrogate pair', { smile: '😀' }],
  ['the text \\u0000 written out', { text: '\\u0000' }],
  ['the text \\ud800 written out', { text: '\\ud800' }],
  ['the largest safe integer', { n: 2 ** 53 - 1 }],
  ['a long fraction', { n: 0.1234567890123456 }],
  ['sixteen digits as text', { n: '1234567890123456' }],
])('%s is let in', (_, value) => expect(violation(value)).toBeUndefined());

test('whatever is let in survives as it is', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const text = JSON.stringify(value);
      if (jsonViolation(value, text) !== undefined) return;
      expect(Buffer.from(text).toString('utf8')).toBe(text);
      expect(text).not.toMatch(/(?<!\\)(?:\\\\)*\\u0000/);
    }),
  );
});

test('ids are held to the same rule', () => {
  expect(textViolation('counter-1')).toBeUndefined();
  expect(textViolation('a\0')).toBe('\\u0000');
  expect(textViolation('\ud800')).toBe('lone surrogate');
});
