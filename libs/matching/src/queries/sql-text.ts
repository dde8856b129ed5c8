import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '..', 'sql');
const INCLUDE = /^( *)-- include ([a-z-]+\.sql)$/gm;

/**
 * A statement of `sql/` with its parts put in: the score is written once and stands in every list. No parameter is
 * ever written into the text.
 */
export function sqlText(file: string): string {
  return readFileSync(join(FOLDER, file), 'utf8').replace(
    INCLUDE,
    (_line, indent: string, part: string) => indent + sqlText(part).trimEnd().replaceAll('\n', `\n${indent}`),
  );
}
