import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One record of a reference file: header name to cell; an empty cell is an empty string. */
export type Row = Readonly<Record<string, string>>;

const DATA_FOLDER = join(__dirname, 'data');

/**
 * Splits one CSV line. A record never spans lines in our files (a test checks it), which keeps
 * loading far below the cost of a full CSV parser: the whole reference is read at first use.
 */
function cells(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  const found: string[] = [];
  for (const [, quoted, plain] of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g))
    found.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
  return found;
}

/** Reads a CSV file of the data folder. Throws when a record has more or fewer cells than the header. */
export function readTable(file: string): Row[] {
  const lines = readFileSync(join(DATA_FOLDER, file), 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const header = cells(lines[0] ?? '');
  return lines.slice(1).map((line, index) => {
    const values = cells(line);
    if (values.length !== header.length)
      throw new Error(`${file}, record ${index + 1}: ${values.length} cells`);
    const row: Record<string, string> = {};
    for (let column = 0; column < header.length; column++) row[header[column] ?? ''] = values[column] ?? '';
    return row;
  });
}

/** Reads a JSON file of the data folder; the caller names the shape, a test of the file guards it. */
export function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(DATA_FOLDER, file), 'utf8'));
}

/** Remembers the first result, so that a file is read once and only when somebody asks. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
