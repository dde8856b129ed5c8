import fc from 'fast-check';
import { ProblemException } from '../problems/problem.exception';
import { readPage, toPage } from './page';

/** Rows in the order of (group, id), read the way a query reads them. */
function readAll(rows: readonly (readonly [number, string])[], limit: number): unknown[] {
  const order = (a: readonly [number, string], b: readonly [number, string]) =>
    a[0] - b[0] || (a[1] < b[1] ? -1 : Number(a[1] > b[1]));
  const sorted = [...rows].sort(order);
  const seen: unknown[] = [];
  let cursor: string | undefined;
  do {
    const request = readPage({ limit, ...(cursor === undefined ? {} : { cursor }) }, { word: 'x' }, 2);
    const after = request.after as [number, string] | undefined;
    const rest = after === undefined ? sorted : sorted.filter((row) => order(row, after) > 0);
    const page = toPage(
      rest.slice(0, limit + 1),
      request,
      (row) => row,
      (row) => row,
    );
    seen.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toEqual(sorted);
  return seen;
}

test('pages show every row once, in order, for any limit', () => {
  const rows = fc.uniqueArray(fc.tuple(fc.nat({ max: 3 }), fc.string()), {
    selector: (row) => row[1],
    maxLength: 30,
  });
  fc.assert(fc.property(rows, fc.integer({ min: 1, max: 12 }), (all, limit) => void readAll(all, limit)));
});

test('any text as a cursor is a page of this query or cursor-invalid, nothing else', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.base64String(),
        fc.json().map((text) => Buffer.from(text).toString('base64url')),
      ),
      (cursor) => {
        try {
          expect(readPage({ cursor }, {}, 1).after).toHaveLength(1);
        } catch (error) {
          expect(error).toBeInstanceOf(ProblemException);
        }
      },
    ),
  );
});

test('a cursor is good for its own filters and its own order only', () => {
  const next =
    toPage(
      [1, 2],
      readPage({ limit: 1 }, { a: 1 }, 1),
      (row) => [row],
      (row) => row,
    ).next ?? '';
  expect(readPage({ cursor: next }, { a: 1 }, 1).after).toEqual([1]);
  expect(
    readPage({ cursor: next, limit: 9 }, { a: 1, b: undefined, limit: 9, cursor: next }, 1).after,
  ).toEqual([1]);
  expect(() => readPage({ cursor: next }, { a: 2 }, 1)).toThrow('cursor-invalid');
  expect(() => readPage({ cursor: next }, { a: 1 }, 2)).toThrow('cursor-invalid');
});

test.each([
  ['uuid', '0190f0e0-0000-7000-8000-00000000000a'],
  ['number', 41],
] as const)(
  'a cursor that somebody has altered is cursor-invalid where the list says its key is a %s',
  (form, key) => {
    const altered = (...keys: unknown[]) => {
      const { next } = toPage(
        [1, 2],
        readPage({ limit: 1 }, {}, [form]),
        () => [key],
        (row) => row,
      );
      const { q } = JSON.parse(Buffer.from(next ?? '', 'base64url').toString()) as { q: string };
      return { cursor: Buffer.from(JSON.stringify({ k: keys, q })).toString('base64url') };
    };
    expect(readPage(altered(key), {}, [form]).after).toEqual([key]);
    for (const other of ['x', '', 'NaN', -1, 0.5, 1e300, null, `${key} `])
      expect(() => readPage(altered(other), {}, [form])).toThrow('cursor-invalid');
    expect(() => readPage(altered(key, key), {}, [form])).toThrow('cursor-invalid');
  },
);
