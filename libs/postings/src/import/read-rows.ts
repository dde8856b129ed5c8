import { fieldMessage, type Language } from '@chunfeng/http';
import type { PlainDate } from '@chunfeng/reference';
import type { ImportedProposal } from '../domain/propose-posting';
import type { RowError } from './formats/mapped-row';
import { linesOf, type Line } from './input/lines';
import { parseLine } from './input/parse-line';
import { digestOf, postingIdOf } from './posting-id';
import { formatOf, mapRow, type RowFormat } from './row-format';
import type { RowReason } from './row-report';

/** A row that can be stored. */
export interface ReadyRow {
  readonly kind: 'ready';
  readonly line: number;
  readonly externalId: string | null;
  readonly postingId: string;
  readonly proposal: ImportedProposal;
}

/** A row that cannot, and why. */
export interface InvalidRow {
  readonly kind: 'invalid';
  readonly line: number;
  readonly externalId: string | null;
  readonly reasons: readonly RowReason[];
}

export type ReadRow = ReadyRow | InvalidRow;

export interface ReadOptions {
  /** Default: told by the first row that carries the marks of a format. */
  readonly format?: RowFormat | undefined;
  /** Office that collected the postings. */
  readonly office: string;
  /** Day on which the employers confirmed them, where the rows do not say. */
  readonly confirmedOn?: PlainDate | undefined;
  /** Marks postings that were made up. */
  readonly synthetic?: boolean | undefined;
  /** Of the messages in the reports; default: zh-CN. */
  readonly language?: Language | undefined;
}

/** A posting with all its texts stays far below this; a longer line is no row. */
const MAX_LINE_BYTES = 256 * 1024;

/** Rows of a JSON Lines file, in its order; blank lines are skipped. Holds one line at a time. */
export async function* readRows(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: ReadOptions,
): AsyncGenerator<ReadRow> {
  let format = options.format;
  for await (const line of linesOf(source, MAX_LINE_BYTES)) {
    const parsed = parsedLine(line);
    if (parsed.kind === 'blank') continue;
    if (parsed.kind === 'invalid') {
      yield invalid(line.number, null, [
        { code: parsed.code, field: parsed.field, rule: parsed.rule ?? null },
      ]);
      continue;
    }
    format ??= formatOf(parsed.row);
    yield format === undefined
      ? invalid(line.number, null, [{ code: 'row-format-unknown', field: '', rule: null }])
      : readRow(line.number, parsed.row, format, options);
  }
}

function parsedLine(line: Line): ReturnType<typeof parseLine> {
  return line.kind === 'bytes'
    ? parseLine(line.bytes)
    : { kind: 'invalid', code: 'line-too-long', field: '' };
}

function readRow(
  line: number,
  row: Readonly<Record<string, unknown>>,
  format: RowFormat,
  options: ReadOptions,
): ReadRow {
  const mapped = mapRow(row, format);
  if (mapped.kind === 'invalid')
    return invalid(
      line,
      mapped.externalId,
      mapped.reasons.map((error) => reasonOf(error, options.language)),
    );
  const { externalId, proposal } = mapped;
  const { office, synthetic = false } = options;
  const confirmedOn = mapped.confirmedOn ?? options.confirmedOn ?? null;
  const imported = { ...proposal, office, confirmedOn, synthetic: proposal.synthetic ?? synthetic };
  // Without an id of its own a row is known by what it says: changed, it is another posting.
  const name = externalId ?? `content ${digestOf(JSON.stringify(row))}`;
  return {
    kind: 'ready',
    line,
    externalId,
    postingId: postingIdOf(proposal.source.system, name),
    proposal: imported,
  };
}

function reasonOf(error: RowError, language: Language = 'zh-CN'): RowReason {
  const { code, field, message } = fieldMessage({ in: 'body', ...error }, language);
  return { code, field, rule: null, message };
}

function invalid(line: number, externalId: string | null, reasons: readonly RowReason[]): InvalidRow {
  return { kind: 'invalid', line, externalId, reasons };
}
