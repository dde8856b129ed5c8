import type { Static, TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { RowError } from './mapped-row';

const MAX_REASONS = 10;

/** A row of the expected shape, or where it differs; further fields are no error. */
export function readShape<Schema extends TSchema>(
  schema: Schema,
  row: Readonly<Record<string, unknown>>,
): { readonly row: Static<Schema> } | { readonly errors: readonly RowError[] } {
  if (Value.Check(schema, row)) return { row };
  const errors = new Map<string, RowError>();
  for (const { path, schema: expected, value } of Value.Errors(schema, row)) {
    if (!errors.has(path)) errors.set(path, { field: path, ...faultOf(expected, value) });
    if (errors.size === MAX_REASONS) break;
  }
  return { errors: [...errors.values()] };
}

/** Types and their code; a union of one of them with null is of that type. */
const TYPES: Readonly<Record<string, readonly [test: (value: unknown) => boolean, code: string]>> = {
  string: [(value) => typeof value === 'string', 'field.text'],
  integer: [(value) => Number.isInteger(value), 'field.integer'],
  number: [(value) => typeof value === 'number', 'field.number'],
  array: [(value) => Array.isArray(value), 'field.list'],
};

function faultOf(expected: TSchema, value: unknown): Pick<RowError, 'code' | 'params'> {
  if (value === undefined || value === '') return { code: 'field.required' };
  const { anyOf = [expected] } = expected as { anyOf?: readonly TSchema[] };
  const types = anyOf.map((each) => String(each['type'])).filter((type) => type !== 'null');
  if (value === null && types.length === anyOf.length) return { code: 'field.required' };
  const type = TYPES[types[0] ?? ''];
  if (type === undefined || types.length > 1) return { code: 'field.invalid' };
  if (!type[0](value)) return { code: type[1] };
  const { minimum } = anyOf[0] as { minimum?: number };
  return minimum !== undefined && Number(value) < minimum
    ? { code: 'field.min', params: { limit: minimum } }
    : { code: 'field.invalid' };
}

/** An id as text, whatever it came as; undefined when the row has none. */
export function externalIdOf(row: Readonly<Record<string, unknown>>): string | null {
  const { id } = row;
  if (typeof id === 'string' && id !== '' && id.length <= 120) return id;
  return typeof id === 'number' ? String(id) : null;
}
