import { isDeepStrictEqual } from 'node:util';

/** What was counted and is not any more (−1), or is counted from now on (+1). */
export interface Difference<Contribution> {
  readonly contribution: Contribution;
  readonly delta: 1 | -1;
}

/**
 * Facts are only ever added: what changes takes away what it had contributed, as it had contributed it, and adds what
 * it contributes now. What stays the same says nothing.
 */
export function differences<Contribution>(
  before: readonly Contribution[],
  after: readonly Contribution[],
): readonly Difference<Contribution>[] {
  const isIn = (list: readonly Contribution[], one: Contribution) =>
    list.some((other) => isDeepStrictEqual(one, other));
  return [
    ...before
      .filter((one) => !isIn(after, one))
      .map((contribution) => ({ contribution, delta: -1 }) as const),
    ...after.filter((one) => !isIn(before, one)).map((contribution) => ({ contribution, delta: 1 }) as const),
  ];
}
