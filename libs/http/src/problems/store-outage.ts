/** SQLSTATE classes 08 and 57P0x, too many connections, and what socket and resolver say. */
const CODES =
  /^(?:08\w{3}|57P0\w|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** The driver's own errors carry no code. */
const MESSAGES = /^(?:Connection terminated|timeout exceeded when trying to connect|Query read timeout)/;

/** Whether the database could not be reached, or went away in the middle: worth asking again in a moment. */
export function isStoreOutage(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  if ('code' in thrown && typeof thrown.code === 'string' && CODES.test(thrown.code)) return true;
  return thrown.name === 'AppendUnavailableError' || MESSAGES.test(thrown.message);
}
