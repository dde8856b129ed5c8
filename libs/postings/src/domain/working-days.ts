import { addDays, type PlainDate } from '@chunfeng/reference';

/**
 * The day so many working days later, Monday to Friday. Public holidays and the working weekends that make up for
 * them are announced year by year and not known here: a day that falls on a holiday is early, never late.
 */
export function addWorkingDays(day: PlainDate, days: number): PlainDate {
  let result = day;
  for (let left = days; left > 0;) {
    result = addDays(result, 1);
    if (isWorkingDay(result)) left -= 1;
  }
  return result;
}

function isWorkingDay(day: PlainDate): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
