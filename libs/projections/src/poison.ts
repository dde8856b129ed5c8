import { FailpointError } from '@chunfeng/failpoints';
import type { Projection } from './projection';

/** Folding one event failed; `index` is its place in the batch. */
export class FoldError extends Error {
  constructor(
    readonly index: number,
    override readonly cause: unknown,
  ) {
    super('fold failed');
    this.name = 'FoldError';
  }
}

/** The projection must not go on: it waits for an operator, or for newer code. */
export class BlockedError extends Error {
  constructor(readonly reason: BlockReason) {
    super(`projection is blocked: ${reason.kind}`);
    this.name = 'BlockedError';
  }
}

export interface BlockReason {
  readonly kind: 'poison' | 'unknown-version' | 'definition' | 'superseded' | 'feed';
  readonly position?: number;
  readonly eventId?: string;
  readonly streamId?: string;
  readonly type?: string;
  readonly schemaVersion?: number;
  readonly error?: ErrorDescription;
}

/** What may be shown of an error. A projection that unseals never shows its messages (INV-SEAL). */
export interface ErrorDescription {
  readonly name: string;
  readonly message?: string;
  readonly sqlstate?: string;
  readonly constraint?: string;
  readonly at?: string;
}

/**
 * Whether the error lies in the events and will come again with them: bad data (22), a violated constraint (23),
 * an exceeded limit (54), a raised exception (P0), or a fold that throws. Everything else, such as a lost
 * connection, says nothing about the events and never parks one.
 */
export function isPoison(error: unknown): boolean {
  if (error instanceof FoldError) return !isOutage(error.cause);
  return /^(22|23|54|P0)/.test(sqlstateOf(error) ?? '');
}

/** The server ended a statement that took too long: smaller batches may fit. */
export function isStatementTimeout(error: unknown): boolean {
  return sqlstateOf(error) === '57014';
}

/** The tables or their definition do not fit the code: waiting does not help. */
export function isDefinitionError(error: unknown): boolean {
  return /^(42|0A|3F)/.test(sqlstateOf(error) ?? '');
}

function isOutage(error: unknown): boolean {
  if (error instanceof FailpointError) return true;
  const state = sqlstateOf(error);
  if (state !== undefined) return !/^(22|23|54|P0|42)/.test(state);
  return /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOST|ENET|EAI_)/.test(codeOf(error) ?? '');
}

export function describe(error: unknown, projection: Pick<Projection, 'unseals'>): ErrorDescription {
  const cause = error instanceof FoldError ? error.cause : error;
  if (!(cause instanceof Error)) return { name: typeof cause };
  const at = cause.stack
    ?.split('\n')
    .find((line) => line.startsWith('    at '))
    ?.trim()
    .slice(3);
  const constraint = (cause as { constraint?: unknown }).constraint;
  const sqlstate = sqlstateOf(cause);
  return {
    name: cause.name,
    ...(projection.unseals === true ? {} : { message: cause.message.slice(0, 500) }),
    ...(sqlstate === undefined ? {} : { sqlstate }),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(at === undefined || sqlstate !== undefined ? {} : { at }),
  };
}

function sqlstateOf(error: unknown): string | undefined {
  const code = codeOf(error);
  return code !== undefined && /^[0-9A-Z]{5}$/.test(code) && 'severity' in (error as object)
    ? code
    : undefined;
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
