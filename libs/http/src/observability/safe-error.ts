/** An error as the log may keep it. */
export interface SafeError {
  readonly type: string;
  readonly code?: string;
  readonly message: string;
  /** Names of database objects; never their values. */
  readonly constraint?: string;
  readonly frames: readonly string[];
  readonly cause?: SafeError;
}

/**
 * Takes the personal out of an error (INV-SEAL). Messages of parsers and of PostgreSQL quote values, so what is
 * quoted, bracketed, numeric beyond four digits, or not ASCII is blanked; `detail` and `where` are dropped.
 */
export function safeError(thrown: unknown, depth = 0): SafeError {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: '', frames: [] };
  const { code, constraint } = thrown as { code?: unknown; constraint?: unknown };
  return {
    type: thrown.name,
    ...(typeof code === 'string' ? { code } : {}),
    message: safeMessage(thrown.message),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    frames: framesOf(thrown),
    ...(thrown.cause === undefined || depth > 2 ? {} : { cause: safeError(thrown.cause, depth + 1) }),
  };
}

export function safeMessage(message: string): string {
  return message
    .slice(0, 500)
    .replace(/"[^"]*"?|'[^']*'?|`[^`]*`?|\([^)]*\)?/g, '…')
    .replace(/[^\x20-\x7e…]+/g, '…')
    .replace(/[\w.+-]+@[\w.-]+/g, '…')
    .replace(/\d{5,}[\dXx]*/g, '…');
}

function framesOf(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
}
