import type { ColumnType, ColumnValue } from './projection';

/**
 * A value in the one form that it also has after a round trip through PostgreSQL, so that a fold sees the same
 * whether its row was folded a moment ago or loaded from the table: INV-ONCE must not depend on where batches end.
 */
export function canonical(type: ColumnType, value: ColumnValue): ColumnValue {
  if (value === null) return null;
  switch (type) {
    case 'timestamptz':
      return canonicalInstant(asText(value));
    case 'numeric':
      return asText(value);
    case 'uuid':
      return asText(value).toLowerCase();
    default:
      return value;
  }
}

/** Column types whose values may need {@link canonical}. */
export function needsCanonical(type: ColumnType): boolean {
  return type === 'timestamptz' || type === 'numeric' || type === 'uuid';
}

/** One element of an array literal. Everything but numbers is quoted, so no value can change the array's shape. */
export function arrayElement(type: ColumnType, value: ColumnValue): string {
  if (value === null) return 'NULL';
  switch (type) {
    case 'smallint':
    case 'integer':
    case 'bigint':
      return typeof value === 'number' ? String(value) : quoted(asText(value));
    case 'boolean':
      return value === true ? 't' : value === false ? 'f' : quoted(asText(value));
    case 'jsonb':
      return quoted(JSON.stringify(value));
    case 'text[]':
    case 'integer[]':
      // A row's array travels as the text of an array literal: unnest flattens arrays of arrays.
      return quoted(arrayLiteral(type === 'text[]' ? 'text' : 'integer', value as readonly ColumnValue[]));
    default:
      return quoted(asText(value));
  }
}

export function arrayLiteral(type: ColumnType, values: readonly ColumnValue[]): string {
  let literal = '{';
  for (let i = 0; i < values.length; i += 1) {
    if (i > 0) literal += ',';
    literal += arrayElement(type, values[i] ?? null);
  }
  return literal + '}';
}

/** The type under which a column's values travel to the server. */
export function transportType(type: ColumnType): string {
  return type === 'text[]' || type === 'integer[]' ? 'text' : type;
}

function asText(value: ColumnValue): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'boolean':
      return String(value);
    default:
      if (value instanceof Date) return value.toISOString();
      throw new TypeError('a scalar column was given an object or an array');
  }
}

function quoted(text: string): string {
  return text.includes('"') || text.includes('\\') ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`;
}

const CANONICAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const FRACTION = /\.(\d+)/;

/** UTC with six digits of a second, like `recordedAt`: what PostgreSQL keeps, and texts compare like instants. */
export function canonicalInstant(text: string): string {
  if (CANONICAL.test(text)) return text;
  const instant = new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  if (Number.isNaN(instant.getTime())) throw new TypeError('not an instant');
  const fraction = (FRACTION.exec(text)?.[1] ?? '').padEnd(6, '0').slice(0, 6);
  return `${instant.toISOString().slice(0, 20)}${fraction}Z`;
}
