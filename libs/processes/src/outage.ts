/** SQLSTATE classes of a server that is away, full, busy or going down, and what socket and resolver say. */
const CODES =
  /^(?:08\w{3}|40\w{3}|53\w{3}|55\w{3}|57\w{3}|58\w{3}|ECONN\w+|EPIPE|ETIMEDOUT|EHOST\w+|ENET\w+|ENOTFOUND|EAI_\w+)$/;
/** The driver's own errors carry no code. */
const MESSAGES = /^(?:Connection terminated|timeout exceeded when trying to connect|Query read timeout)/;
/** Of the event log: nothing was stored, nobody knows, or an operator has to decide first. And a test's fault. */
const NAMES: ReadonlySet<string> = new Set([
  'AppendUnavailableError',
  'UnknownOutcomeError',
  'StoreIdentityError',
  'EventVersionNotActiveError',
  'FailpointError',
]);

/** Whether an error says nothing about the command, so that the same command may go through later. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.every(isOutage);
  const { code, sqlState } = error as { code?: unknown; sqlState?: unknown };
  if ([code, sqlState].some((text) => typeof text === 'string' && CODES.test(text))) return true;
  return NAMES.has(error.name) || MESSAGES.test(error.message);
}
