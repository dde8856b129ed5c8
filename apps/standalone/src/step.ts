import { setTimeout as sleep } from 'node:timers/promises';

/** Somebody asked to stop before the start was over. */
export class StartGivenUp extends Error {
  override readonly name = 'StartGivenUp';
}

/** A step under way is let come to its end, so that it can be undone in order; one that hangs is left behind. */
const GRACE_MS = 10_000;

/**
 * One step of the start. Every one can be repeated by the next start, so none has to be waited for once somebody has
 * asked to stop.
 *
 * @throws StartGivenUp
 */
export async function step<Result>(
  asked: AbortSignal,
  work: () => Promise<Result>,
  graceMs = GRACE_MS,
): Promise<Result> {
  if (asked.aborted) throw new StartGivenUp();
  const over = new AbortController();
  const impatient = new Promise<never>((_resolve, reject) => {
    const wait = (): void => {
      sleep(graceMs, undefined, { signal: over.signal }).then(
        () => reject(new StartGivenUp()),
        () => undefined,
      );
    };
    asked.addEventListener('abort', wait, { once: true, signal: over.signal });
  });
  try {
    return await Promise.race([work(), impatient]);
  } finally {
    over.abort();
  }
}
