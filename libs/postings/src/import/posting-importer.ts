import { CommandRunner, type Loaded, Streams } from '@chunfeng/event-log';
import { findOffice } from '@chunfeng/reference';
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import type { PostingState } from '../domain/posting';
import { saysTheSame } from '../domain/propose-posting';
import { DuplicateFinder, KnownDuplicates } from './duplicates';
import { readRows, type ReadOptions, type ReadRow, type ReadyRow } from './read-rows';
import { duplicateQuestion, invalidReport, reportOf } from './report-of-row';
import type { ImportSummary, RowReport } from './row-report';
import { type ImportIdentity, RowStore, type StoredRow } from './store-row';
import { Tally } from './summary';

export interface ImportOptions extends ReadOptions, Pick<ImportIdentity, 'actor'> {
  /** Ties the events of one import together; default: a new one. */
  readonly correlationId?: string;
  /** Ends the import between two batches of rows. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportProgress {
  /** Rows answered so far. */
  readonly rows: number;
  /** Line that the last of them stands on. */
  readonly line: number;
}

/** Nobody could change a posting of an office that does not exist. */
export class UnknownOfficeError extends Error {
  override readonly name = 'UnknownOfficeError';
  constructor(readonly office: string) {
    super(`no office has the id '${office}': GET /v1/reference/offices lists them`);
  }
}

/** Rows that are on their way at once. */
const BATCH = 64;

/**
 * Reads JSON Lines into postings. Every row is answered, in order; each accepted row is one append, so a killed
 * import leaves no half row, and importing the same file again goes on where it ended: what is stored already is
 * `unchanged`. Memory does not grow with the file, and a slow reader of the reports slows the import.
 */
@Injectable()
export class PostingImporter {
  private readonly store: RowStore;

  constructor(
    runner: CommandRunner,
    streams: Streams,
    private readonly known: KnownDuplicates,
  ) {
    this.store = new RowStore(runner, streams);
  }

  /**
   * @returns the summary, as the generator's return value.
   * @throws UnknownOfficeError before anything is read: a posting belongs to its office for good.
   * @throws ImportInterruptedError, AppendUnavailableError when the log cannot be reached.
   */
  async *import(
    source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    options: ImportOptions,
  ): AsyncGenerator<RowReport, ImportSummary> {
    if (findOffice(options.office) === undefined) throw new UnknownOfficeError(options.office);
    const by = { actor: options.actor, correlationId: options.correlationId ?? uuidv7() };
    const duplicates = new DuplicateFinder(this.known);
    const tally = new Tally();
    let rows = 0;
    for await (const batch of batchesOf(readRows(source, options), BATCH)) {
      options.signal?.throwIfAborted();
      for (const report of await this.answer(batch, by, duplicates)) {
        tally.add(report);
        yield report;
      }
      rows += batch.length;
      options.onProgress?.({ rows, line: batch.at(-1)?.line ?? 0 });
    }
    return tally.summary();
  }

  private async answer(
    batch: readonly ReadRow[],
    by: ImportIdentity,
    duplicates: DuplicateFinder,
  ): Promise<RowReport[]> {
    const ready = batch.filter((row) => row.kind === 'ready');
    const stored = await this.storeAll(ready, by);
    const originals = await duplicates.find(stored.map(({ row, result }) => duplicateQuestion(row, result)));
    const reports = stored.map(({ row, result }, index) => reportOf(row, result, originals[index] ?? null));
    const invalid = batch.flatMap((row) => (row.kind === 'invalid' ? invalidReport(row) : []));
    return [...reports, ...invalid].sort((a, b) => a.line - b.line);
  }

  /** Rows of one posting follow each other; all others go at once and share the batches of the append gate. */
  private async storeAll(
    rows: readonly ReadyRow[],
    by: ImportIdentity,
  ): Promise<{ row: ReadyRow; result: StoredRow }[]> {
    if (rows.length === 0) return [];
    const seen = await this.store.load(rows.map(({ postingId }) => postingId));
    const last = new Map<string, Promise<StoredRow>>();
    const stored = rows.map((row, index) => {
      const earlier = last.get(row.postingId);
      const loaded = seen[index];
      const result =
        earlier === undefined && loaded !== undefined
          ? this.storeOne(row, loaded, by)
          : this.storeAfter(earlier, row, by);
      last.set(row.postingId, result);
      return result.then((stored) => ({ row, result: stored }));
    });
    return Promise.all(stored);
  }

  private async storeAfter(
    earlier: Promise<StoredRow> | undefined,
    row: ReadyRow,
    by: ImportIdentity,
  ): Promise<StoredRow> {
    await earlier;
    const [loaded] = await this.store.load([row.postingId]);
    return this.storeOne(row, loaded ?? { state: { status: 'none' }, version: 0 }, by);
  }

  /** A row that says nothing new costs no command. */
  private async storeOne(
    row: ReadyRow,
    loaded: Loaded<PostingState>,
    by: ImportIdentity,
  ): Promise<StoredRow> {
    const { state } = loaded;
    return saysTheSame(state, row.proposal)
      ? { kind: 'done', before: state, after: state, events: 0 }
      : this.store.store(row, loaded, by);
  }
}

async function* batchesOf<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<Item[]> {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
