/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`; compares correctly as text. */
export type PlainDate = string;

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
