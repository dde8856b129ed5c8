import type { PlainDate } from '@chunfeng/reference';

/*
 * When a person's status has to be verified (practice of 人社部发〔2016〕119号, domain.md §3): fully for the first time by the
 * end of March after the year of registration, then in every quarter. A hand-over moves the duty, not the day.
 */

const QUARTER_ENDS = ['03-31', '06-30', '09-30', '12-31'] as const;

/** Last day for the first verification of somebody registered on a day. */
export function firstVerificationDue(registeredOn: PlainDate): PlainDate {
  return `${String(yearOf(registeredOn) + 1)}-${QUARTER_ENDS[0]}`;
}

/** Last day for the next one: the end of the quarter after the one of the last. */
export function nextVerificationDue(verifiedOn: PlainDate): PlainDate {
  const quarter = Math.floor((Number(verifiedOn.slice(5, 7)) - 1) / 3) + 1;
  const [year, end] =
    quarter === 4 ? [yearOf(verifiedOn) + 1, QUARTER_ENDS[0]] : [yearOf(verifiedOn), QUARTER_ENDS[quarter]];
  return `${String(year)}-${String(end)}`;
}

/** Whether a verification settles what was due on a day. */
export function isInTime(verifiedOn: PlainDate, dueOn: PlainDate): boolean {
  return nextVerificationDue(verifiedOn) > dueOn;
}

function yearOf(day: PlainDate): number {
  return Number(day.slice(0, 4));
}
