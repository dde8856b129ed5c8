import type { EventFeed } from '@chunfeng/event-log';
import { follow, type Progress } from './follow';
import { parkedStreams } from './parking';
import { isPoison } from './poison';
import { StagedWriter } from './staged-writer';
import type { WriterOptions } from './view-writer';

/** Events behind the head from which on large steps pay. */
const FAR_BEHIND = 20_000;
/** Events of such a step. */
const STAGE = 40_000;
const CACHED_ROWS = 100_000;

export interface HurryOptions extends Omit<WriterOptions, 'cache'> {
  readonly feed: EventFeed;
  /** The log's last position. */
  readonly head: number;
  readonly batchSize: number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/**
 * Brings a runner that is far behind near the head in large steps. Does nothing where something is parked, and
 * ends at a poison event: from the checkpoint on it is then for the careful way.
 */
export async function hurry(options: HurryOptions): Promise<void> {
  const { pool, build, feed, position, head, batchSize, signal } = options;
  if (head - position < FAR_BEHIND || (await parkedStreams(pool, build)).size > 0) return;
  const near = new AbortController();
  const writer = await StagedWriter.open({ ...options, cache: { rows: CACHED_ROWS }, stage: STAGE });
  try {
    await follow({
      feed,
      writer,
      batchSize,
      chunk: () => batchSize,
      signal: AbortSignal.any([signal, near.signal]),
      onProgress: (progress) => {
        options.onProgress(progress);
        if (progress.position >= progress.head) near.abort();
      },
    });
  } catch (error) {
    if (!isPoison(error)) throw error;
  } finally {
    await writer.close();
  }
}
