const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The business day of an instant, in Asia/Shanghai. */
export function dayInShanghai(now: Date): string {
  return new Date(now.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}
