import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { once } from 'node:events';
import {
  DuplicatesInView,
  type ImportSummary,
  PostingImporter,
  ROW_FORMATS,
  type RowFormat,
  type RowReport,
} from '@chunfeng/postings';
import { Presets, SingleBar } from 'cli-progress';
import { type Command, Option } from 'commander';
import { DataSource } from 'typeorm';
import { configOf, dataOption, type InstallationOptions, withInstallation } from '../installation';

interface ImportCommandOptions extends InstallationOptions {
  readonly format?: RowFormat;
  readonly report?: string;
  readonly office: string;
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
    .option('--office <id>', 'office on whose behalf they are collected', 'CQ')
    .addOption(dataOption())
    .action(importPostings);
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
  const bar = new SingleBar(
    { format: '{bar} {percentage}%  {rows} rows', hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(size, 0, { rows: 0 });
  const source = createReadStream(file);
  const report = options.report === undefined ? undefined : createWriteStream(options.report);
  const rows = importer.import(source, {
    actor: { id: 'cli', role: 'operator', office: options.office },
    office: options.office,
    ...(options.format === undefined ? {} : { format: options.format }),
    onProgress: ({ rows }) => bar.update(source.bytesRead, { rows }),
  });
  try {
    for (;;) {
      const next = await rows.next();
      if (next.done === true) return next.value;
      await write(report, next.value);
    }
  } finally {
    bar.stop();
    if (report !== undefined) await once(report.end(), 'close');
  }
}

async function write(report: NodeJS.WritableStream | undefined, row: RowReport): Promise<void> {
  if (report !== undefined && !report.write(`${JSON.stringify(row)}\n`)) await once(report, 'drain');
}
