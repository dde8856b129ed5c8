import type { ImportSummary, RowReport } from './row-report';

/** Adds up row reports; holds counts only. */
export class Tally {
  private rows = 0;
  private possibleDuplicates = 0;
  private titles = 0;
  private readonly outcomes = {
    'accepted-published': 0,
    'listed-incomplete': 0,
    refused: 0,
    amended: 0,
    unchanged: 0,
    invalid: 0,
  } satisfies Record<RowReport['outcome'], number>;
  private readonly standings = new Map<string, number>();
  private readonly missing = new Map<string, number>();
  private readonly refusals = new Map<string, number>();
  private readonly invalid = new Map<string, number>();
  private readonly methods = new Map<string, number>();

  add(report: RowReport): void {
    this.rows += 1;
    this.outcomes[report.outcome] += 1;
    if (report.possibleDuplicateOf !== null) this.possibleDuplicates += 1;
    if (report.standing !== null) count(this.standings, [report.standing]);
    count(this.missing, report.missing);
    const codes = [...new Set(report.reasons.map(({ code }) => code))];
    count(report.outcome === 'invalid' ? this.invalid : this.refusals, codes);
    if (report.outcome === 'invalid') return;
    this.titles += 1;
    if (report.occupation !== null) count(this.methods, [report.occupation.method]);
  }

  summary(): ImportSummary {
    const mapped = [...this.methods.values()].reduce((sum, number) => sum + number, 0);
    return {
      rows: this.rows,
      outcomes: { ...this.outcomes },
      standings: sorted(this.standings),
      missing: sorted(this.missing),
      refusals: sorted(this.refusals),
      invalid: sorted(this.invalid),
      possibleDuplicates: this.possibleDuplicates,
      titles: { total: this.titles, mapped, byMethod: sorted(this.methods) },
    };
  }
}

function count(counts: Map<string, number>, keys: readonly string[]): void {
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Most frequent first. */
function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
}
