/** Why an embedded PostgreSQL cannot serve; each comes with one sentence that says what to do. */
export type EmbeddedPostgresErrorCode =
  | 'unsupported-platform'
  | 'binaries-missing'
  | 'libc-unsupported'
  | 'user-without-name'
  | 'no-ordinary-user'
  | 'data-unreachable'
  | 'data-in-use'
  | 'other-major-version'
  | 'not-a-data-folder'
  | 'unsafe-folder'
  | 'port-taken'
  | 'initdb-failed'
  | 'start-failed'
  | 'stop-failed'
  | 'restart-failed';

/** The message is one sentence for the person at the terminal; it never holds the password. */
export class EmbeddedPostgresError extends Error {
  constructor(
    readonly code: EmbeddedPostgresErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'EmbeddedPostgresError';
  }
}
