/** A server parameter and its value, as in postgresql.conf but unquoted. */
export type ServerSetting = readonly [name: string, value: string];

/**
 * INV-SEAL: no value of a row or parameter reaches the server's log.
 * Statements, parameters, DETAIL and CONTEXT are off. The primary message of an ERROR can quote a value as well
 * (`invalid input syntax for type integer: "…"`), hence `log_min_messages = log`: errors go to the client that caused
 * them, and the log keeps what is about the server itself (LOG, FATAL, PANIC).
 */
export const quietLogSettings: readonly ServerSetting[] = [
  ['log_min_messages', 'log'],
  ['log_min_error_statement', 'panic'],
  ['log_error_verbosity', 'terse'],
  ['log_parameter_max_length', '0'],
  ['log_parameter_max_length_on_error', '0'],
  ['log_statement', 'none'],
  ['log_duration', 'off'],
  ['log_min_duration_statement', '-1'],
  ['log_min_duration_sample', '-1'],
  ['log_transaction_sample_rate', '0'],
  ['log_lock_waits', 'off'],
];

/**
 * What every server that Chunfeng starts runs with; parameters of PostgreSQL 15 only.
 * INV-ACK stands on fsync, full_page_writes and synchronous_commit: never weaken them for speed.
 */
export const serverSettings: readonly ServerSetting[] = [
  ['listen_addresses', '127.0.0.1'],
  // Loopback TCP only: a socket path inside a deep data folder would pass the limit of 107 characters.
  ['unix_socket_directories', ''],
  ['max_connections', '100'],
  ['password_encryption', 'scram-sha-256'],
  ['fsync', 'on'],
  ['full_page_writes', 'on'],
  ['synchronous_commit', 'on'],
  ['shared_buffers', '128MB'],
  ['max_wal_size', '2GB'],
  ['jit', 'off'],
  ['timezone', 'UTC'],
  ['lc_messages', 'C'],
  ['logging_collector', 'off'],
  ['log_destination', 'stderr'],
  ['log_line_prefix', '%m [%p] '],
  ['log_timezone', 'UTC'],
  ['log_checkpoints', 'off'],
  ['log_autovacuum_min_duration', '-1'],
  ...quietLogSettings,
];

/** The text of a postgresql.conf; of settings named twice the later one counts, as PostgreSQL reads it. */
export function settingsFile(settings: readonly ServerSetting[]): string {
  const lines = settings.map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`);
  return ['# Written anew at every start. Use ALTER SYSTEM for your own values.', ...lines, ''].join('\n');
}
