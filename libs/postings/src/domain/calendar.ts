/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`; compares correctly as text. */
export type PlainDate = string;

const MS_PER_DAY = 86_400_000;
/** UTC+8 without summer time: true of every day since 1992, and postings are younger than that. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The day that it is in Shanghai at an instant. */
export function dayInShanghai(instant: Date): PlainDate {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

export function addDays(day: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Whether a text is a day that exists; `2023-02-30` does not. */
export function isPlainDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === text;
}
