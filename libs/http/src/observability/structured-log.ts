import { Injectable, type LoggerService } from '@nestjs/common';
import pino, { type Level, type Logger } from 'pino';
import { HttpSettings } from '../http-settings';
import { safeError, safeMessage } from './safe-error';

const TELLS_ERRORS: ReadonlySet<Level> = new Set(['error', 'fatal']);

/**
 * The log of the process: JSON lines, written by Nest's `Logger` and by the request log. No context is carried
 * along asynchronously (that costs every promise of a request on Node 20); whoever logs about a request names its
 * id.
 */
@Injectable()
export class StructuredLog implements LoggerService {
  readonly lines: Logger;

  constructor({ options: { logs } }: HttpSettings) {
    const options = {
      level: logs === false ? 'silent' : (logs?.level ?? 'info'),
      base: null,
    };
    const destination = logs === false ? undefined : logs?.destination;
    this.lines = destination === undefined ? pino(options) : pino(options, destination);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /**
   * Nest gives the context last; before it, at `error`, a stack whose first lines repeat the message. A logger
   * without a context gives the stack last: it is told from a context by its lines.
   */
  private write(level: Level, message: unknown, rest: readonly unknown[]): void {
    const context = rest.at(-1);
    const fields = typeof context === 'string' && !context.includes('\n') ? { context } : {};
    const failed = [message, ...rest].find((part) => part instanceof Error);
    if (failed !== undefined) this.lines[level]({ ...fields, error: safeError(failed) });
    else if (typeof message === 'object' && message !== null)
      this.lines[level]({ ...fields, ...withSafeErrors(message) });
    // What a library puts into the text of an error is not known; our own code logs objects.
    else this.lines[level](fields, TELLS_ERRORS.has(level) ? safeMessage(String(message)) : String(message));
  }
}

/** Done here and not by pino's serializers: pino copies the message of an error out of the object first. */
function withSafeErrors(message: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(message).map(([name, value]: [string, unknown]) => [
      name,
      value instanceof Error ? safeError(value) : value,
    ]),
  );
}
