import { accept, type Actor, type CommandRunner } from '@chunfeng/event-log';
import { laborer } from '@chunfeng/laborers';
import { demoLaborerId } from './demo-ids';
import { loadLaborers, type RegisterPort } from './load-laborers';
import { postingLines } from './postings/posting-lines';
import { readWorld } from './world';

/** Made up with every name in it; the number of the notice. */
export const DEMONSTRATION_SEED = 295;

export const DEMONSTRATION_ACTOR: Actor = { id: 'demonstration', role: 'operator', office: 'CQ' };

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
  ): AsyncIterable<unknown>;
}

/** Real notices to begin with, e.g. the files that the postings library ships. */
export interface NoticeFile {
  /** Rows, for the progress only. */
  readonly rows: number;
  open(): AsyncIterable<Uint8Array>;
}

export type DemonstrationStep = 'notices' | 'postings' | 'laborers';

export interface DemonstrationProgress {
  readonly step: DemonstrationStep;
  readonly done: number;
  readonly total: number;
}

export interface DemonstrationOptions {
  readonly runner: CommandRunner;
  readonly register: RegisterPort;
  readonly importer: PostingImportPort;
  readonly notices?: readonly NoticeFile[];
  /** Default 5,000. */
  readonly laborers?: number;
  /** Default 1,000. */
  readonly postings?: number;
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
  const { seed = DEMONSTRATION_SEED, laborers = 5_000, postings = 1_000, signal } = options;
  const complete = `complete ${seed} ${laborers} ${postings}`;
  if (await options.runner.isStored(DEMONSTRATION_ACTOR.id, complete)) return 'already-there';

  const world = readWorld();
  await importNotices(options);
  const progress = (step: DemonstrationStep, total: number) => (done: number) =>
    options.onProgress?.({ step, done, total });
  await drain(
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
    today: options.today,
    actor: DEMONSTRATION_ACTOR,
    onProgress: progress('laborers', laborers),
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
    await drain(importer.import(notice.open(), { ...COLLECTED, onProgress: report }), signal);
    before += notice.rows;
  }
}

/** Reports are for people who import files; here nobody reads them. */
async function drain(reports: AsyncIterable<unknown>, signal: AbortSignal | undefined): Promise<void> {
  const iterator = reports[Symbol.asyncIterator]();
  while ((await iterator.next()).done !== true) signal?.throwIfAborted();
}

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
