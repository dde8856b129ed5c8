import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readTable } from './data-files';
import { occupationsNamed } from './occupations/occupations';

const folder = join(__dirname, 'data');
const files = readdirSync(folder).filter((file) => file.endsWith('.csv'));

describe('reference files', () => {
  test.each(files)('%s is read as a full CSV parser reads it', (file) => {
    const expected = parse<Record<string, string>>(readFileSync(join(folder, file), 'utf8'), {
      columns: true,
    });
    expect(readTable(file)).toEqual(expected);
  });

  test('the README of the folder and the NOTICE name every file', () => {
    const texts = [join(folder, 'README.md'), join(__dirname, '../../../NOTICE')].map((path) =>
      readFileSync(path, 'utf8'),
    );
    const shipped = readdirSync(folder).filter((file) => file !== 'README.md');
    for (const text of texts) expect(shipped.filter((file) => !text.includes(file))).toEqual([]);
  });

  test('a synonym is not a name of the list already, and stands once', () => {
    const synonyms = readTable('title-synonyms.csv').map((row) => row['synonym'] ?? '');
    expect(new Set(synonyms).size).toBe(synonyms.length);
    expect(synonyms.filter((synonym) => occupationsNamed(synonym).length > 0)).toEqual([]);
  });
});
