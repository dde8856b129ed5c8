/** Collects the conditions of a statement; a value is never written into its text. */
export class Clauses {
  readonly values: unknown[] = [];
  private readonly conditions: string[] = [];

  /** `condition` gets the value's placeholder. */
  and(value: unknown, condition: (placeholder: string) => string): this {
    this.values.push(value);
    this.conditions.push(condition(`$${this.values.length}`));
    return this;
  }

  /** A column has the value; `unknown` is the value of what is not known. `undefined`: anything. */
  is(column: string, value: string | undefined): this {
    if (value === undefined) return this;
    if (value !== 'unknown') return this.and(value, (given) => `${column} = ${given}`);
    this.conditions.push(`${column} is null`);
    return this;
  }

  /** Somebody belongs to the group; `none`: to no group on record. */
  inGroup(group: string | undefined): this {
    if (group === undefined) return this;
    if (group !== 'none') return this.and(group, (given) => `${given} = any(groups)`);
    this.conditions.push(`cardinality(groups) = 0`);
    return this;
  }

  get text(): string {
    return this.conditions.length === 0 ? '' : `where ${this.conditions.join(' and ')}`;
  }
}

/** What is not known has a name of its own in answers. */
export function named(column: string): string {
  return `coalesce(${column}, 'unknown')`;
}

/** Somebody in two groups stands in both rows; somebody in none under `none`. */
export const EACH_GROUP = `cross join lateral
  unnest(case when cardinality(groups) = 0 then array['none'] else groups end) as g(group_name)`;

/** `a as d1, b as d2` and `d1, d2` for the expressions of the dimensions asked for. */
export function dimensionColumns(expressions: readonly string[]): {
  readonly selected: string;
  readonly names: string;
} {
  return {
    selected: expressions.map((expression, index) => `${expression} as d${index + 1}, `).join(''),
    names: expressions.map((_expression, index) => `d${index + 1}`).join(', '),
  };
}

/** `{d1, d2}` of a row under the names of the dimensions. */
export function dimensionsIn<Name extends string>(
  names: readonly Name[],
  row: Readonly<Record<string, unknown>>,
): Readonly<Partial<Record<Name, string>>> {
  const entries = names.map((name, index) => [name, row[`d${index + 1}`]] as const);
  return Object.fromEntries(entries) as Partial<Record<Name, string>>;
}
