import { accept, type Actor, type CommandRunner } from '@chunfeng/event-log';
import { laborer } from '@chunfeng/laborers';
import { demoLaborerId } from './demo-ids';
import { type HiringPort, loadStories } from './hiring/load-stories';
import { makeStories } from './hiring/make-stories';
import { loadLaborers, type RegisterPort } from './load-laborers';
import { makePosting } from './postings/make-posting';
import { postingLines } from './postings/posting-lines';
import { readWorld } from './world';

/** Made up with every name in it; the number of the notice. */
export const DEMONSTRATION_SEED = 295;

export const DEMONSTRATION_ACTOR: Actor = { id: 'demonstration', role: 'operator', office: 'CQ' };

/** The part of a row's report that the demonstration goes on from. */
export interface ImportedRow {
  readonly line: number;
  readonly postingId: string | null;
  readonly standing: string | null;
}

/** The import of postings that users have. */
export interface PostingImportPort {
  import(
    source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    options: {
      readonly actor: Actor;
      readonly office: string;
      readonly synthetic?: boolean;
      readonly onProgress?: (progress: { readonly rows: number }) => void;
    },
  ): AsyncIterable<ImportedRow>;
}

/** Real notices to begin with, e.g. the files that the postings library ships. */
export interface NoticeFile {
  /** Rows, for the progress only. */
  readonly rows: number;
  open(): AsyncIterable<Uint8Array>;
}

export type DemonstrationStep = 'notices' | 'postings' | 'laborers' | 'placements';

export interface DemonstrationProgress {
  readonly step: DemonstrationStep;
  readonly done: number;
  readonly total: number;
}

export interface DemonstrationOptions {
  readonly runner: CommandRunner;
  readonly register: RegisterPort;
  readonly hiring: HiringPort;
  readonly importer: PostingImportPort;
  readonly notices?: readonly NoticeFile[];
  /** Default 5,000. */
  readonly laborers?: number;
  /** Default 1,000. */
  readonly postings?: number;
  /** Stories of hiring in the last three months; default 450. */
  readonly placements?: number;
  readonly seed?: number;
  /** Business day that ages and dates are counted from. */
  readonly today: string;
  readonly onProgress?: (progress: DemonstrationProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Loads the demonstration through the commands and the import that users have. Killed at any moment, it goes on
 * where it was when it is called again: ids and idempotency keys follow from the seed. Once complete, a single
 * look at the log tells so.
 *
 * @returns `already-there` when an earlier call came to the end.
 */
export async function loadDemonstration(options: DemonstrationOptions): Promise<'loaded' | 'already-there'> {
  const { seed = DEMONSTRATION_SEED, laborers = 5_000, postings = 1_000, placements = 450 } = options;
  const { signal, today } = options;
  const complete = `complete ${seed} ${laborers} ${postings} ${placements}`;
  if (await options.runner.isStored(DEMONSTRATION_ACTOR.id, complete)) return 'already-there';

  const world = readWorld();
  await importNotices(options);
  const progress = (step: DemonstrationStep, total: number) => (done: number) =>
    options.onProgress?.({ step, done, total });
  const rows = await collect(
    options.importer.import(postingLines(world, seed, postings), {
      ...COLLECTED,
      synthetic: true,
      onProgress: ({ rows }) => progress('postings', postings)(rows),
    }),
    signal,
  );
  await loadLaborers({
    register: options.register,
    world,
    seed,
    count: laborers,
    today,
    actor: DEMONSTRATION_ACTOR,
    onProgress: progress('laborers', laborers),
    ...(signal ? { signal } : {}),
  });
  const stories = makeStories(world, {
    seed,
    laborers,
    postings: rows.flatMap(({ line, postingId, standing }) =>
      postingId !== null && WERE_PUBLISHED.has(standing ?? '')
        ? [{ postingId, terms: makePosting(world, seed, line - 1).terms }]
        : [],
    ),
    count: placements,
    today,
  });
  await loadStories({
    hiring: options.hiring,
    seed,
    actor: DEMONSTRATION_ACTOR,
    stories,
    onProgress: progress('placements', stories.length),
    ...(signal ? { signal } : {}),
  });
  await remember(options.runner, complete, seed);
  return 'loaded';
}

const COLLECTED = { actor: DEMONSTRATION_ACTOR, office: 'CQ' } as const;

async function importNotices({
  notices = [],
  importer,
  onProgress,
  signal,
}: DemonstrationOptions): Promise<void> {
  const total = notices.reduce((sum, { rows }) => sum + rows, 0);
  let before = 0;
  for (const notice of notices) {
    const start = before;
    const report = ({ rows }: { readonly rows: number }) =>
      onProgress?.({ step: 'notices', done: start + rows, total });
    await collect(importer.import(notice.open(), { ...COLLECTED, onProgress: report }), signal);
    before += notice.rows;
  }
}

async function collect(
  reports: AsyncIterable<ImportedRow>,
  signal: AbortSignal | undefined,
): Promise<ImportedRow[]> {
  const rows: ImportedRow[] = [];
  for await (const { line, postingId, standing } of reports) {
    signal?.throwIfAborted();
    rows.push({ line, postingId, standing });
  }
  return rows;
}

/** A resumed load finds some of them filled already, or run out: who was sent where must not depend on that. */
const WERE_PUBLISHED: ReadonlySet<string> = new Set([
  'published',
  'filled',
  'suspended',
  'withdrawn',
  'expired',
]);

/** A command without events, known by its key. */
async function remember(runner: CommandRunner, key: string, seed: number): Promise<void> {
  await runner.execute({
    context: {
      caller: DEMONSTRATION_ACTOR.id,
      idempotencyKey: key,
      content: key,
      actor: DEMONSTRATION_ACTOR,
      correlationId: key,
    },
    stream: { decider: laborer, id: demoLaborerId(seed, 0) },
    decide: () => accept([]),
  });
}
