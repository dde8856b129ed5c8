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
  const fields = new Set<string>();
  for (const { path } of Value.Errors(schema, row)) {
    fields.add(path);
    if (fields.size === MAX_REASONS) break;
  }
  return { errors: [...fields].map((field) => ({ code: 'wrong-shape', field })) };
}

/** An id as text, whatever it came as; undefined when the row has none. */
export function externalIdOf(row: Readonly<Record<string, unknown>>): string | null {
  const { id } = row;
  if (typeof id === 'string' && id !== '' && id.length <= 120) return id;
  return typeof id === 'number' ? String(id) : null;
}
