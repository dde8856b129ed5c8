import { reject, type DomainEvent, type Refusal } from '@chunfeng/event-log';
import { dayInShanghai, isPlainDate, type PlainDate } from '@chunfeng/reference';
import type { PlacementErrorCode } from './placement.errors';

/** A date found wanting, or nothing. */
export type DateFinding = Refusal<PlacementErrorCode> | undefined;

/** What has happened exists in the calendar, does not lie ahead, and comes no earlier than what it follows. */
export function pastDay(
  field: string,
  date: PlainDate,
  today: PlainDate,
  notBefore: PlainDate | null = null,
): DateFinding {
  if (!isPlainDate(date)) return reject('placement.date-impossible', { field });
  if (date > today) return reject('placement.date-in-future', { field });
  if (notBefore === null || date >= notBefore) return undefined;
  return reject('placement.dates-reversed', { field, params: { notBefore } });
}

/** A day that may lie ahead, such as that of an interview. */
export function anyDay(field: string, date: PlainDate | null): DateFinding {
  if (date === null || isPlainDate(date)) return undefined;
  return reject('placement.date-impossible', { field });
}

/**
 * When it happened in the world: noon in Shanghai of a day that is told and is not today (nobody tells the hour of
 * what is entered late), otherwise the moment of deciding.
 */
export function occurredAt(on: PlainDate, now: Date): string {
  return on === dayInShanghai(now) ? now.toISOString() : `${on}T04:00:00.000Z`;
}

/** All of them at one time, but those that have their own. */
export function dated<Event extends DomainEvent>(events: readonly Event[], at: string): Event[] {
  return events.map((event) => ({ occurredAt: at, ...event }));
}

/** The last day of what is entered late: the day of entry at least, for what came of it is told right after it. */
export function lastDayAtEntry(lastDay: PlainDate, today: PlainDate): PlainDate {
  return lastDay < today ? today : lastDay;
}

/** The same day so many months later; the last day of a month that is shorter. */
export function monthsAfter(day: PlainDate, months: number): PlainDate {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return `${first.toISOString().slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}`;
}
