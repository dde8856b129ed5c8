import pg from 'pg';

/** A bigint column holds positions and counts far below 2^53; pg would hand it over as text. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
/** Business dates are plain dates: never shifted through a time zone. */
pg.types.setTypeParser(pg.types.builtins.DATE, String);

export interface ConnectionOptions {
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  /** Milliseconds after which the server ends a statement. */
  readonly statementTimeout?: number;
  /** Server settings of every session, e.g. `{ lock_timeout: 5000 }`. They do not leak: they are the default. */
  readonly settings?: Readonly<Record<string, string | number>>;
  /** Idle cuts and restarts of the server arrive here instead of killing the process. */
  readonly onError?: (error: Error) => void;
}

export interface PoolOptions extends ConnectionOptions {
  readonly max?: number;
}

/**
 * A connection pool whose every wait is bounded. The client-side timeout is longer than the server's, so that
 * a healthy server answers first; a client that hits it is half-open and must be destroyed by its user.
 */
export function createPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({ ...config(options), max: options.max ?? 10, idleTimeoutMillis: 30_000 });
  const onError = options.onError ?? (() => undefined);
  pool.on('error', onError);
  // A client in use has no listener of the pool: without one of its own, a server that dies between two of its
  // queries would take this process with it. The pool drops such a client when it is given back.
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}

/** One connection, not yet connected, with the same bounds; for LISTEN and for tails. */
export function createClient(options: ConnectionOptions): pg.Client {
  const client = new pg.Client(config(options));
  client.on('error', options.onError ?? (() => undefined));
  return client;
}

function config(options: ConnectionOptions): pg.ClientConfig {
  const statementTimeout = options.statementTimeout ?? 10_000;
  // Instants are written out in UTC whatever the server's zone is.
  const settings = Object.entries({ timezone: 'UTC', ...options.settings });
  return {
    connectionString: options.url,
    application_name: options.name,
    connectionTimeoutMillis: 5_000,
    statement_timeout: statementTimeout,
    query_timeout: statementTimeout + 2_000,
    idle_in_transaction_session_timeout: 15_000,
    keepAlive: true,
    options: settings.map(([name, value]) => `-c ${name}=${value}`).join(' '),
  };
}
