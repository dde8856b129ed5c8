import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { EventLog } from '@chunfeng/event-log';
import { KnownDuplicates } from '../src/import/duplicates';
import { PostingImporter, type ImportOptions } from '../src/import/posting-importer';
import type { ImportSummary, RowReport } from '../src/import/row-report';
import { CLERK } from './postings-log';

export const demoFile = (name: 'public_postings' | 'graduate_postings_2023'): string =>
  join(__dirname, '..', 'src', 'demo-data', `${name}.jsonl`);

/** A log whose view of postings is empty. */
export class NothingKnown extends KnownDuplicates {
  earliest(): Promise<ReadonlyMap<string, string>> {
    return Promise.resolve(new Map());
  }
}

export function importerOf(log: EventLog, known: KnownDuplicates = new NothingKnown()): PostingImporter {
  return new PostingImporter(log.commands, log.streams, known);
}

export interface Imported {
  readonly reports: readonly RowReport[];
  readonly summary: ImportSummary;
}

/** Runs an import to its end. */
export async function importAll(
  importer: PostingImporter,
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array> | string,
  options: Partial<ImportOptions> = {},
): Promise<Imported> {
  const bytes = typeof source === 'string' ? createReadStream(source) : source;
  const rows = importer.import(bytes, { actor: CLERK, office: 'CQ', ...options });
  const reports: RowReport[] = [];
  for (;;) {
    const { done, value } = await rows.next();
    if (done) return { reports, summary: value };
    reports.push(value);
  }
}

/** Rows as a file of JSON Lines; texts are taken as they are. */
export function fileOf(...rows: readonly (object | string)[]): Iterable<Uint8Array> {
  return [Buffer.from(rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'))];
}

/** A complete row of the public format that publishes. */
export function publicRow(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'row-1',
    source_url: null,
    employer: '云阳县某机械有限公司',
    title: '焊工',
    kind: 'ordinary',
    headcount_raw: '20名',
    headcount: 20,
    wage_raw: '4500-6000元/月',
    wage_min: 4500,
    wage_max: 6000,
    wage_period: 'month',
    place_raw: '重庆市云阳县',
    division_code: '500235',
    age_raw: null,
    education_raw: null,
    gender_raw: null,
    requirements: [],
    benefits: [],
    target_groups: ['any'],
    deadline_raw: null,
    ...change,
  };
}
