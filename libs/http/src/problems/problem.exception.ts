import type { ProblemParams } from './problem-catalogue';

/** Where in the request an error was found. */
export type ErrorPlace = 'body' | 'query' | 'path' | 'header';

/** One refused field of a request. */
export interface FieldError {
  readonly in: ErrorPlace;
  /** JSON pointer into the body (`''` is the whole); otherwise the parameter's or header's name. */
  readonly field: string;
  readonly code: string;
  /** `INV-…`, `R…`, a law or a standard. */
  readonly rule?: string;
  readonly params?: ProblemParams;
}

export interface ProblemDetails {
  /** JSON pointer of the offending field in the body, when there is one. */
  readonly field?: string;
  readonly rule?: string;
  readonly params?: ProblemParams;
  readonly errors?: readonly FieldError[];
  /** Headers of the answer, e.g. `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Members added to the problem as they are (RFC 9457 §3.2). */
  readonly members?: Readonly<Record<string, unknown>>;
}

/**
 * An answer in the form of RFC 9457. The code must stand in a {@link problemCatalogue}; the text, its language
 * and the status come from there. It never carries a value that the client sent (INV-SEAL).
 */
export class ProblemException extends Error {
  constructor(
    readonly code: string,
    readonly details: ProblemDetails = {},
  ) {
    super(code);
    this.name = 'ProblemException';
  }
}
