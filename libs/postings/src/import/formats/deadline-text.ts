import { isPlainDate, type PlainDate } from '@chunfeng/reference';
import { readable } from '../../domain/checks/readable';

const DAY = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日/g;

/**
 * Last day that a notice names: "2017年5月2日至15日" → 2017-05-15.
 * @returns null without a full date: a day without a year is not guessed.
 */
export function deadlineOf(deadlineRaw: string | null): PlainDate | null {
  let [year, month]: [string?, string?] = [];
  let last: PlainDate | null = null;
  for (const [, ownYear, ownMonth, day = ''] of readable(deadlineRaw ?? '').matchAll(DAY)) {
    year = ownYear ?? year;
    month = ownMonth ?? month;
    if (year === undefined || month === undefined) continue;
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (isPlainDate(date) && (last === null || date > last)) last = date;
  }
  return last;
}
