import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import {
  DuplicatesInView,
  type ImportSummary,
  PostingImporter,
  ROW_FORMATS,
  type RowFormat,
  type RowReport,
} from '@chunfeng/postings';
import { findOffice, isPlainDate } from '@chunfeng/reference';
import { Presets, SingleBar } from 'cli-progress';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { DataSource } from 'typeorm';
import { configOf, dataOption, type InstallationOptions, withInstallation } from '../installation';

interface ImportCommandOptions extends InstallationOptions {
  readonly format?: RowFormat;
  readonly report?: string;
  readonly office: string;
  readonly confirmedOn?: string;
}

export function addImportCommands(program: Command): void {
  program
    .command('import')
    .description('bring in files')
    .command('postings <file>')
    .description('JSON Lines of postings; the same file again changes only what differs')
    .addOption(
      new Option('--format <format>', 'shape of the rows; default: told by the first row').choices(
        ROW_FORMATS,
      ),
    )
    .option('--report <file>', 'answer to every row, JSON Lines')
    .option(
      '--confirmed-on <day>',
      'YYYY-MM-DD on which the employers confirmed them, where the rows do not say; default: today',
      plainDate,
    )
    .option('--office <id>', 'office on whose behalf they are collected', knownOffice, 'CQ')
    .addOption(dataOption())
    .action(importPostings);
}

/** Exit code of an import that could take none of its rows: mostly the wrong file or the wrong format. */
const NO_ROW_TAKEN = 3;

/** A row that was taken leaves its posting with a standing, be it `refused`. */
function tookNoRow({ rows, standings }: ImportSummary): boolean {
  return rows > 0 && Object.keys(standings).length === 0;
}

async function importPostings(file: string, options: ImportCommandOptions): Promise<void> {
  const { size } = await stat(file);
  const views = await new DataSource({
    type: 'postgres',
    url: (await configOf(options)).databaseUrl,
  }).initialize();
  try {
    const summary = await withInstallation(options, ({ log }) =>
      readFile(
        file,
        size,
        options,
        new PostingImporter(log.commands, log.streams, new DuplicatesInView(views)),
      ),
    );
    console.log(JSON.stringify(summary, null, 2));
    if (tookNoRow(summary)) process.exitCode = NO_ROW_TAKEN;
  } finally {
    await views.destroy();
  }
}

/** The bar counts bytes read: how many rows there are is known at the end. */
async function readFile(
  file: string,
  size: number,
  options: ImportCommandOptions,
  importer: PostingImporter,
): Promise<ImportSummary> {
  // Opened first: an import whose answers cannot be kept does not begin.
  const report = options.report === undefined ? undefined : await Report.open(options.report);
  const bar = new SingleBar(
    { format: '{bar} {percentage}%  {rows} rows', hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(size, 0, { rows: 0 });
  const source = createReadStream(file);
  const rows = importer.import(source, {
    actor: { id: 'cli', role: 'operator', office: options.office },
    office: options.office,
    format: options.format,
    confirmedOn: options.confirmedOn,
    language: 'en',
    onProgress: ({ rows }) => bar.update(source.bytesRead, { rows }),
  });
  try {
    for (;;) {
      const next = await rows.next();
      if (next.done === true) return next.value;
      await report?.write(next.value);
    }
  } finally {
    bar.stop();
    await report?.close();
  }
}

/** The file of the answers, a line a row. */
class Report {
  private failure: Error | undefined;

  private constructor(private readonly lines: Writable) {
    lines.on('error', (error) => (this.failure = error));
  }

  static async open(file: string): Promise<Report> {
    return new Report((await open(file, 'w')).createWriteStream());
  }

  async write(row: RowReport): Promise<void> {
    if (this.failure !== undefined) throw this.failure;
    if (!this.lines.write(`${JSON.stringify(row)}\n`)) await once(this.lines, 'drain');
  }

  async close(): Promise<void> {
    if (this.failure === undefined) await once(this.lines.end(), 'close');
  }
}

function plainDate(text: string): string {
  if (!isPlainDate(text)) throw new InvalidArgumentError('give a day that exists, as YYYY-MM-DD.');
  return text;
}

function knownOffice(id: string): string {
  if (findOffice(id) === undefined)
    throw new InvalidArgumentError(
      'there is no such office; chunfeng api GET /v1/reference/offices lists them.',
    );
  return id;
}
