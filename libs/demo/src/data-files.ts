import { readFileSync } from 'node:fs';
import { join } from 'node:path';

function readText(file: string): string {
  return readFileSync(join(__dirname, 'data', file), 'utf8');
}

/** Our own files and one of the census: no quotes, no line breaks within cells. */
function readTable(file: string): Readonly<Record<string, string>>[] {
  const [header = '', ...lines] = readText(file)
    .split('\n')
    .filter((line) => line !== '');
  const names = header.split(',');
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((cell, index) => [names[index] ?? '', cell])),
  );
}

/** A trade of the demonstration; pay in yuan a month. */
export interface Trade {
  readonly code: string;
  readonly censusCategory: string;
  /** Relative within the category. */
  readonly share: number;
  readonly certificateUsual: boolean;
  readonly wageLow: number;
  readonly wageHigh: number;
  readonly titles: readonly string[];
}

export function readTrades(): Trade[] {
  return readTable('trades.csv').map((row) => ({
    code: row['code'] ?? '',
    censusCategory: row['census_category'] ?? '',
    share: Number(row['share']),
    certificateUsual: row['certificate'] === '1',
    wageLow: Number(row['wage_low']),
    wageHigh: Number(row['wage_high']),
    titles: (row['titles'] ?? '').split('|'),
  }));
}

/** A place outside Chongqing where people go to work. */
export interface Destination {
  readonly code: string;
  readonly name: string;
  readonly inTheEast: boolean;
  readonly weight: number;
  readonly wageFactor: number;
}

export function readDestinations(): Destination[] {
  return readTable('destinations.csv').map((row) => ({
    code: row['code'] ?? '',
    name: row['name'] ?? '',
    inTheEast: row['east'] === '1',
    weight: Number(row['weight']),
    wageFactor: Number(row['wage_factor']),
  }));
}

export type Sex = '1' | '2';

/** People employed in Chongqing in 2020 by sex and category of occupation. */
export function readCensus(): ReadonlyMap<string, Readonly<Record<Sex, number>>> {
  const counts = new Map<string, Record<Sex, number>>();
  for (const row of readTable('census2020_chongqing.csv')) {
    const sex = row['sex'] === 'male' ? '1' : row['sex'] === 'female' ? '2' : undefined;
    if (sex === undefined || row['is_subtotal'] !== '0') continue;
    const category = row['middle_category'] ?? '';
    const known = counts.get(category) ?? { '1': 0, '2': 0 };
    known[sex] = Number(row['employed_sample_10pct']);
    counts.set(category, known);
  }
  return counts;
}

interface Fact {
  readonly k: string;
  readonly v: unknown;
}

let facts: ReadonlyMap<string, unknown> | undefined;

/** A published aggregate that gives the people their shape. */
export function populationFact(key: string): unknown {
  facts ??= new Map(
    (JSON.parse(readText('population_facts.json')) as readonly Fact[]).map(({ k, v }) => [k, v]),
  );
  if (!facts.has(key)) throw new RangeError(`no such fact: ${key}`);
  return facts.get(key);
}

/** Percentages of a fact by name. */
export function sharesOf(key: string): readonly (readonly [string, number])[] {
  return Object.entries(populationFact(key) as Readonly<Record<string, number>>);
}
