/** Months that one report may span. */
const LONGEST = 60;

/** Both months are included, `YYYY-MM`. */
export function wrongPeriod(from: string, to: string): 'period-reversed' | 'period-too-long' | undefined {
  if (from > to) return 'period-reversed';
  return monthsOf(to) - monthsOf(from) < LONGEST ? undefined : 'period-too-long';
}

function monthsOf(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
}
