/** One side of a comparison: works for about the given time and says how many operations it did per second. */
export type Side = (milliseconds: number) => Promise<number>;

export interface Comparison {
  /** Median of the ratios first/second of all pairs. */
  readonly ratio: number;
  readonly lowest: number;
  readonly highest: number;
  /** Median operations per second of each side. */
  readonly first: number;
  readonly second: number;
}

/**
 * Two sides in interleaved slices, A B B A A B B A …, so that whatever else the machine does meets both. Each
 * neighboring pair gives one ratio; the first pair warms up and is not counted.
 */
export async function compare(first: Side, second: Side, pairs = 9, slice = 1_000): Promise<Comparison> {
  const ratios: number[] = [];
  const rates: { first: number[]; second: number[] } = { first: [], second: [] };
  for (let pair = 0; pair <= pairs; pair++) {
    const firstLeads = pair % 2 === 0;
    const a = await (firstLeads ? first : second)(slice);
    const b = await (firstLeads ? second : first)(slice);
    if (pair === 0) continue;
    const [one, two] = firstLeads ? [a, b] : [b, a];
    rates.first.push(one);
    rates.second.push(two);
    ratios.push(one / two);
  }
  return {
    ratio: median(ratios),
    lowest: Math.min(...ratios),
    highest: Math.max(...ratios),
    first: median(rates.first),
    second: median(rates.second),
  };
}

/** `callers` loops that each wait for their own operation; returns operations per second. */
export async function rate(
  callers: number,
  milliseconds: number,
  operation: (caller: number) => Promise<unknown>,
): Promise<number> {
  const start = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      while (performance.now() - start < milliseconds) {
        await operation(caller);
        done++;
      }
    }),
  );
  return (done * 1_000) / (performance.now() - start);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
