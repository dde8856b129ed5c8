/** One bar of quality.md §4, measured. */
export interface Result {
  /** `P1`, `P2`, … */
  readonly id: string;
  readonly figure: number;
  readonly unit: string;
  readonly bar: number;
  readonly dream: number;
  readonly holds: boolean;
  /** What was measured, how it spread, on what. */
  readonly detail: string;
}

export interface Benchmark {
  readonly id: string;
  /** One line for the list. */
  readonly what: string;
  /** May write progress to standard error. One result per bar. */
  run(): Promise<readonly Result[]>;
}

/** A bar that a figure must reach from below (`atLeast`) or stay under (`atMost`). */
export function judged(result: Omit<Result, 'holds'>, direction: 'atLeast' | 'atMost'): Result {
  const figure = Number(result.figure.toPrecision(4));
  return { ...result, figure, holds: direction === 'atLeast' ? figure >= result.bar : figure <= result.bar };
}
