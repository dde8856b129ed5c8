/** What a failed statement says about its effect. */
export type Failure =
  /** The server took it back as a whole, for a reason that time may cure. */
  | { readonly kind: 'timeout' }
  /** The server took it back as a whole. */
  | { readonly kind: 'refused'; readonly sqlState: string }
  /** It may have been committed. */
  | { readonly kind: 'unknown' };

/** lock_not_available (lock_timeout), query_canceled (statement_timeout). */
const TIMEOUTS = new Set(['55P03', '57014']);
/** Shutdowns and connection exceptions: the message may have arrived instead of the reply. */
const UNKNOWN = /^(?:57P0|08)/;

export function classify(error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  // Everything without a SQLSTATE (ECONNRESET, a client-side timeout, an injected fault) has lost the reply.
  if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code) || UNKNOWN.test(code))
    return { kind: 'unknown' };
  return TIMEOUTS.has(code) ? { kind: 'timeout' } : { kind: 'refused', sqlState: code };
}
