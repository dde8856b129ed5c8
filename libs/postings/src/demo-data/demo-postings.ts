import { join } from 'node:path';
import type { RowFormat } from '../import/row-format';

/** A file of real postings that comes with the project; README.md beside it tells origin and licence. */
export interface DemoFile {
  readonly path: string;
  readonly format: RowFormat;
  readonly rows: number;
}

export const demoPostings: readonly DemoFile[] = [
  { path: join(__dirname, 'public_postings.jsonl'), format: 'public', rows: 178 },
  { path: join(__dirname, 'graduate_postings_2023.jsonl'), format: 'graduate', rows: 1_575 },
];
