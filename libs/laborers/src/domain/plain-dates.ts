import type { PlainDate } from '@chunfeng/reference';

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The business day of an instant, in Asia/Shanghai (no summer time since 1991, so the offset is fixed). */
export function businessDay(now: Date): PlainDate {
  return new Date(now.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** Whether the text is a day of the Gregorian calendar written YYYY-MM-DD. */
export function isPlainDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}
