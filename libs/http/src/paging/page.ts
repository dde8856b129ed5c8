import { createHash } from 'node:crypto';
import stringify from 'fast-json-stable-stringify';
import { ProblemException } from '../problems/problem.exception';
import type { PageQuery } from './page-query.dto';

/** Value of an ordering column of the last row of a page. */
export type KeyValue = string | number | null;

/** What an ordering column holds: a UUID in lower case, a number from 0 without fraction, or anything. */
type KeyForm = 'uuid' | 'number' | 'any';

/** A page of a list; `next` is null on the last one. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** What a query needs to know: read `limit + 1` rows that come after `after` in the list's order. */
export interface PageRequest {
  readonly limit: number;
  /** Key of the last row already seen, one value per ordering column; undefined: from the start. */
  readonly after?: readonly KeyValue[];
  /** Hash of the filters; a cursor is good for its own query only. */
  readonly query: string;
}

/**
 * Reads limit and cursor. A cursor is opaque, not secret: it is a place in the caller's own list, checked for
 * its shape and its query, and goes into statements as parameters only. So it needs no signature. But whoever makes
 * one up may put anything into it, and a text where the statement compares a uuid fails in the database: say the
 * forms.
 *
 * @param filters everything else that the list depends on, e.g. the query without its paging.
 * @param key form of each ordering column, or their number where the list takes any value.
 * @throws ProblemException `cursor-invalid`.
 */
export function readPage(query: PageQuery, filters: object, key: number | readonly KeyForm[]): PageRequest {
  const forms = typeof key === 'number' ? Array<KeyForm>(key).fill('any') : key;
  const { limit = 50, cursor } = query;
  const hash = hashOf(filters);
  if (cursor === undefined) return { limit, query: hash };
  const after = decode(cursor, hash);
  if (after?.length !== forms.length || !after.every((value, at) => isOfForm(value, forms[at]))) {
    throw new ProblemException('cursor-invalid', {
      errors: [{ in: 'query', field: 'cursor', code: 'cursor-invalid' }],
    });
  }
  return { limit, after, query: hash };
}

/**
 * Cuts up to `limit + 1` rows to a page.
 * @param keyOf values of the ordering columns, the last of them unique; never personal ones.
 */
export function toPage<Row, Item = Row>(
  rows: readonly Row[],
  request: PageRequest,
  keyOf: (row: Row) => readonly KeyValue[],
  itemOf: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, request.limit);
  const last = rows.length > request.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(itemOf),
    next: last === undefined ? null : encode(keyOf(last), request.query),
  };
}

function encode(key: readonly KeyValue[], query: string): string {
  return Buffer.from(JSON.stringify({ k: key, q: query })).toString('base64url');
}

function decode(cursor: string, query: string): readonly KeyValue[] | undefined {
  if (!/^[\w-]+$/.test(cursor)) return undefined;
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  if (typeof content !== 'object' || content === null) return undefined;
  const { k, q } = content as { k?: unknown; q?: unknown };
  return q === query && Array.isArray(k) && k.every(isKeyValue) ? k : undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function isOfForm(value: KeyValue, form: KeyForm | undefined): boolean {
  if (form === 'uuid') return typeof value === 'string' && UUID.test(value);
  return form === 'number' ? Number.isSafeInteger(value) && Number(value) >= 0 : true;
}

function isKeyValue(value: unknown): value is KeyValue {
  if (value === null || typeof value === 'number') return true;
  return typeof value === 'string' && !value.includes('\0') && !/\p{Surrogate}/u.test(value);
}

/** Paging itself does not count; undefined filters do not either, so an absent and an unset filter are one. */
function hashOf(filters: object): string {
  const counted = Object.entries(filters).filter(([name]) => name !== 'limit' && name !== 'cursor');
  return createHash('sha256')
    .update(stringify(Object.fromEntries(counted)))
    .digest('base64url')
    .slice(0, 12);
}
