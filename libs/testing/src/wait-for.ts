import { setTimeout as sleep } from 'node:timers/promises';

export interface WaitOptions {
  /** Milliseconds; 10 s unless told. A floor against a stuck system, never a measure of speed. */
  readonly timeout?: number;
  /** What was waited for, in domain words; it becomes the failure's message. */
  readonly message?: string;
}

/**
 * Waits until the condition gives something other than undefined, null or false, and returns that.
 * A condition that throws ends the wait with its error.
 */
export async function waitFor<T>(
  condition: () => T | Promise<T>,
  { timeout = 10_000, message = 'the condition holds' }: WaitOptions = {},
): Promise<Exclude<T, false | null | undefined>> {
  const deadline = Date.now() + timeout;
  for (;;) {
    const found = await condition();
    if (found !== undefined && found !== null && found !== false) {
      return found as Exclude<T, false | null | undefined>;
    }
    if (Date.now() > deadline) throw new Error(`Waited ${timeout} ms in vain: ${message}`);
    await sleep(10);
  }
}
