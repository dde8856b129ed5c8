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

/**
 * A column's values as one array literal. JSON and PostgreSQL write arrays nearly alike, so the engine's own
 * serializer does the work: `null`, numbers and booleans stand bare, all else is quoted, `"` and `\` are escaped
 * the same way. Only the escapes of control characters differ; a column that has one takes the long way.
 */
export function arrayLiteral(type: ColumnType, values: readonly ColumnValue[]): string {
  const nested = NESTED.has(type);
  const elements = values.map((value) => (nested ? nestedElement(type, value) : scalar(value)));
  const json = JSON.stringify(elements);
  if (!ESCAPED_CONTROL.test(json)) return `{${json.slice(1, -1)}}`;
  return `{${elements.map(plainElement).join(',')}}`;
}

const NESTED: ReadonlySet<ColumnType> = new Set<ColumnType>(['jsonb', 'text[]', 'integer[]']);
const ESCAPED_CONTROL = /\\[bfnrtu]/;

/** JSON would turn what is no scalar into something else without a word. */
function scalar(value: ColumnValue): ColumnValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new TypeError('a scalar column was given an object, an array or no number');
}

/** unnest flattens arrays of arrays, so a row's array travels as the text of an array literal. */
function nestedElement(type: ColumnType, value: ColumnValue): string | null {
  if (value === null) return null;
  if (type === 'jsonb') return JSON.stringify(value);
  return arrayLiteral(type === 'text[]' ? 'text' : 'integer', value as readonly ColumnValue[]);
}

function plainElement(value: ColumnValue): string {
  return typeof value === 'string' ? `"${value.replace(/["\\]/g, '\\$&')}"` : JSON.stringify(value);
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
