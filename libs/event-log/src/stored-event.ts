/** A row of `log.events` as text: parsed once, by the codec. */
export interface StoredEvent {
  readonly position: number;
  readonly streamId: string;
  readonly version: number;
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: string;
  readonly meta: string;
  /** As PostgreSQL writes it in UTC: `2026-01-31 08:00:00.123+00`. */
  readonly recordedAt: string;
}

/** Columns in the order that {@link storedEvent} expects. */
export const STORED_COLUMNS =
  'position, stream_id, version, id, type, schema_version, data, meta, recorded_at';

/** A row of nine texts. */
export type StoredRow = [
  position: string,
  streamId: string,
  version: string,
  id: string,
  type: string,
  schemaVersion: string,
  data: string,
  meta: string,
  recordedAt: string,
];

export function storedEvent(row: StoredRow): StoredEvent {
  return {
    position: Number(row[0]),
    streamId: row[1],
    version: Number(row[2]),
    id: row[3],
    type: row[4],
    schemaVersion: Number(row[5]),
    data: row[6],
    meta: row[7],
    recordedAt: row[8],
  };
}

const asText = (value: string): string => value;

/** For queries whose columns stay text, so that nothing is parsed twice. */
export const TEXT_TYPES = { getTypeParser: () => asText };

/** `2026-01-31 08:00:00.12+00` → `2026-01-31T08:00:00.120000Z`: six digits, so that texts compare like instants. */
export function isoInstant(text: string): string {
  const fraction = text.length > 22 ? text.slice(20, -3) : '';
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.padEnd(6, '0')}Z`;
}
