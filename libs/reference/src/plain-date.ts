/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`; compares correctly as text. */
export type PlainDate = string;

const MS_PER_DAY = 86_400_000;
/** UTC+8 without summer time: true of every day since September 1991; the log is younger than that. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The business day that it is in Shanghai at an instant. */
export function dayInShanghai(instant: Date): PlainDate {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** The day so many days later; earlier for a negative number. */
export function addDays(day: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Whether a text is a day that exists, written `YYYY-MM-DD`; `2023-02-30` does not. */
export function isPlainDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

/** Half-open interval: `from` is the first day, `until` the first day after; a missing end is open. */
export interface Validity {
  readonly from?: PlainDate;
  readonly until?: PlainDate;
}

/** Whether the interval contains the day. */
export function isValidOn(validity: Validity, on: PlainDate): boolean {
  return (validity.from ?? '') <= on && (validity.until === undefined || on < validity.until);
}

/** Builds a validity from two cells of a file, where an empty cell means an open end. */
export function validityOf(from: string, until: string): Validity {
  return { ...(from === '' ? {} : { from }), ...(until === '' ? {} : { until }) };
}
