import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 30_000;
const WORTH_REPEATING: ReadonlySet<string> = new Set(['busy', 'in-flight', 'unknown']);

/** What a command may be answered with, as far as loading a demonstration cares. */
export interface Answer {
  readonly kind: string;
  readonly rejection?: { readonly code: string };
}

/**
 * Sends a command until it is done. `there`: refusals that say that an earlier, killed call has done it already.
 * @throws Error naming what was refused and why.
 */
export async function patiently(
  what: string,
  send: () => Promise<Answer>,
  there: ReadonlySet<string> = new Set(),
): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const outcome = await send();
    const code = outcome.rejection?.code;
    if (outcome.kind === 'done' || (code !== undefined && there.has(code))) return;
    if (!WORTH_REPEATING.has(outcome.kind) || performance.now() > deadline)
      throw new Error(`demonstration: ${what} was answered with ${code ?? outcome.kind}`);
    await sleep(100);
  }
}
