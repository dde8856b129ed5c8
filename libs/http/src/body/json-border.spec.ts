import fc from 'fast-check';
import { parseStrictJson, shownName } from './json-border';

const json = fc.jsonValue({ stringUnit: 'binary' });

function hasUnkeepable(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || /\p{Surrogate}/u.test(value);
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([name, inner]) => name in Object.prototype || hasUnkeepable(name) || hasUnkeepable(inner),
  );
}

test('what is taken is what JSON.parse reads', () => {
  fc.assert(
    fc.property(json, fc.integer({ min: 0, max: 3 }), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      const parsed = parseStrictJson(Buffer.from(text));
      if (hasUnkeepable(JSON.parse(text))) expect(parsed.ok).toBe(false);
      else expect(parsed).toEqual({ ok: true, value: JSON.parse(text) as unknown });
    }),
    { numRuns: 500 },
  );
});

test('a fault deep inside is told by its pointer', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constant('a'), fc.nat({ max: 4 })), { maxLength: 20 }), (path) => {
      let text = '9007199254740993';
      for (const step of [...path].reverse())
        text =
          typeof step === 'string' ? `{"x":{"a":1},"${step}":${text}}` : `[${'"a,[",'.repeat(step)}${text}]`;
      expect(parseStrictJson(text)).toEqual({
        ok: false,
        fault: { code: 'json.number-out-of-range', field: path.map((step) => `/${step}`).join('') },
      });
    }),
  );
});

test.each([
  ['9007199254740991', true],
  ['-9007199254740991', true],
  ['9007199254740992', false],
  ['1e20', false],
  ['1e400', false],
  ['0.1', true],
  ['1e-400', true],
])('the number %s is kept exactly or refused', (text, ok) => {
  expect(parseStrictJson(`[${text}]`).ok).toBe(ok);
});

test.each(['"\\ud800"', '"\\udc00\\ud800"', '"\ud800"', '{"\\udfff":1}'])(
  'half a surrogate pair in %j is refused',
  (text) => {
    expect(parseStrictJson(text)).toMatchObject({ fault: { code: 'json.lone-surrogate' } });
    expect(parseStrictJson('"\\ud83d\\ude00"')).toEqual({ ok: true, value: '😀' });
  },
);

test('64 levels are read, 65 are not', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  expect(parseStrictJson(nested(64)).ok).toBe(true);
  expect(parseStrictJson(nested(65))).toMatchObject({ ok: false, fault: { code: 'json.too-deep' } });
  expect(parseStrictJson(nested(100_000))).toMatchObject({ ok: false });
});

test('equal names are noticed when written differently, and only within one object', () => {
  expect(parseStrictJson('{"a":1,"\\u0061":2}')).toMatchObject({
    fault: { code: 'json.duplicate-name', field: '/a' },
  });
  expect(parseStrictJson('{"a":{"a":1},"b":[{"a":1},{"a":2}]}').ok).toBe(true);
});

test('a byte order mark is taken, another encoding is not', () => {
  expect(parseStrictJson(Buffer.from('\ufeff{"a":1}'))).toEqual({ ok: true, value: { a: 1 } });
  expect(parseStrictJson(Buffer.from([0x22, 0xff, 0x22]))).toMatchObject({
    fault: { code: 'json.not-utf-8' },
  });
});

test('a long text with many escapes does not exhaust the scanner', () => {
  const text = JSON.stringify('\\"'.repeat(500_000));
  expect(parseStrictJson(text).ok).toBe(true);
});

test.each([
  ['wageMin', 'wageMin'],
  ['line-2', 'line-2'],
  ['张三', '*'],
  ['00010119900101123X', '*'],
  ['x10000000000', '*'],
  ['a@b.example', '*'],
  ['a/b', '*'],
])('INV-SEAL the name %s is shown as %s', (name, shown) => expect(shownName(name)).toBe(shown));
