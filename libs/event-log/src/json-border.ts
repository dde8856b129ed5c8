/** An event's payload or metadata, in bytes of UTF-8. */
export const MAX_EVENT_BYTES = 256 * 1024;

/** JavaScript writes large numbers as `1e+21`; without the sign every other uuid would look like one. */
const SUSPECT = /\\u(?:0000|d[89a-f])|\d{16}|\de\+\d/;

/**
 * What `json` would store although every later `->>` over the row fails on it, or another reader rounds it:
 * `\u0000`, lone surrogates, integers beyond 2^53.
 * @returns a violation such as `/note: \u0000`, or nothing.
 */
export function jsonViolation(value: unknown, text: string): string | undefined {
  // The text tells cheaply that nothing can be wrong; only a suspicion pays for the walk.
  return SUSPECT.test(text) ? walk(value, '') : undefined;
}

/** @returns what makes a plain string unfit for the log, or nothing. */
export function textViolation(text: string): string | undefined {
  if (text.includes('\0')) return '\\u0000';
  return isWellFormed(text) ? undefined : 'lone surrogate';
}

function walk(value: unknown, path: string): string | undefined {
  if (typeof value === 'string') {
    const violation = textViolation(value);
    return violation === undefined ? undefined : `${path || '/'}: ${violation}`;
  }
  if (typeof value === 'number') {
    const unsafe = Number.isInteger(value) && !Number.isSafeInteger(value);
    return unsafe ? `${path || '/'}: integer beyond 2^53` : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const name = textViolation(key);
    if (name !== undefined) return `${path}: ${name} in a name`;
    const violation = walk(member, `${path}/${key}`);
    if (violation !== undefined) return violation;
  }
  return undefined;
}

/** ES2024, present in every supported Node, absent from the ES2023 types. */
function isWellFormed(text: string): boolean {
  return (text as unknown as { isWellFormed(): boolean }).isWellFormed();
}
