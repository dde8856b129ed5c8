/** Fewer persons than this in a cell might be recognized. */
export const SMALLEST_SHOWN = 5;

/** A row as it may be shown; what is hidden is `null`, which is neither zero nor unknown. */
export type Hidden<Row, Figure extends keyof Row> = Omit<Row, Figure> & {
  readonly [Name in Figure]: number | null;
} & { readonly suppressed: boolean };

/**
 * Hides the figures of rows that stand for fewer than five persons. Where that hides one row alone, the next smallest
 * goes as well, for the total would tell it.
 */
export function hideSmallRows<Row extends object, Figure extends keyof Row>(
  rows: readonly Row[],
  figures: readonly Figure[],
  personsOf: (row: Row) => number,
): readonly Hidden<Row, Figure>[] {
  const small = new Set(rows.filter((row) => isSmall(personsOf(row))));
  if (small.size === 1) {
    const rest = rows.filter((row) => !small.has(row) && personsOf(row) > 0);
    const next = rest.sort((one, other) => personsOf(one) - personsOf(other))[0];
    if (next !== undefined) small.add(next);
  }
  return rows.map((row) => (small.has(row) ? hidden(row, figures) : shown(row, figures)));
}

export function isSmall(persons: number): boolean {
  return persons > 0 && persons < SMALLEST_SHOWN;
}

export function shown<Row extends object, Figure extends keyof Row>(
  row: Row,
  figures: readonly Figure[],
): Hidden<Row, Figure> {
  const all = Object.fromEntries(figures.map((name) => [name, row[name]]));
  return { ...row, ...all, suppressed: false } as unknown as Hidden<Row, Figure>;
}

export function hidden<Row extends object, Figure extends keyof Row>(
  row: Row,
  figures: readonly Figure[],
): Hidden<Row, Figure> {
  const nothing = Object.fromEntries(figures.map((name) => [name, null]));
  return { ...row, ...nothing, suppressed: true } as unknown as Hidden<Row, Figure>;
}
