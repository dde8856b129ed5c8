import pg from 'pg';

/** A bigint column holds positions and counts far below 2^53; pg would hand it over as text. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
/** Business dates are plain dates: never shifted through a time zone. */
pg.types.setTypeParser(pg.types.builtins.DATE, String);

export interface PoolOptions {
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  readonly max?: number;
  /** Milliseconds after which the server ends a statement. */
  readonly statementTimeout?: number;
  /** Idle cuts and restarts of the server arrive here instead of killing the process. */
  readonly onError?: (error: Error) => void;
}

/**
 * A connection pool whose every wait is bounded. The client-side timeout is longer than the server's, so that
 * a healthy server answers first; a client that hits it is half-open and must be destroyed by its user.
 */
export function createPool(options: PoolOptions): pg.Pool {
  const statementTimeout = options.statementTimeout ?? 10_000;
  const pool = new pg.Pool({
    connectionString: options.url,
    application_name: options.name,
    max: options.max ?? 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: statementTimeout,
    query_timeout: statementTimeout + 2_000,
    idle_in_transaction_session_timeout: 15_000,
    keepAlive: true,
  });
  pool.on('error', options.onError ?? (() => undefined));
  return pool;
}
