/*
 * What can go wrong around the log and is no business outcome. Messages name types, paths and codes only, never
 * a value of an event (INV-SEAL).
 */

/** A payload, answer or request that must not enter the log. */
export class InvalidEventError extends Error {
  override readonly name = 'InvalidEventError';
  constructor(
    /** Event type, or the part of the request. */
    readonly subject: string,
    /** JSON pointer and rule of each violation. */
    readonly violations: readonly string[],
  ) {
    super(`${subject}: ${violations.join('; ')}`);
  }
}

/** The registry does not know the type: this process is older than the log, or a definition is not wired. */
export class UnknownEventTypeError extends Error {
  override readonly name = 'UnknownEventTypeError';
  constructor(
    readonly type: string,
    /** Where it stands; 0 when it was about to be written. */
    readonly position: number,
  ) {
    super(`unknown event type ${type}${at(position)}`);
  }
}

/** The stored version is newer than the one that this process knows. */
export class UnknownEventVersionError extends Error {
  override readonly name = 'UnknownEventVersionError';
  constructor(
    readonly type: string,
    readonly version: number,
    readonly position: number,
  ) {
    super(`unknown version ${version} of event type ${type}${at(position)}`);
  }
}

/** The payload at this position cannot be brought to the newest version. */
export class EventDecodeError extends Error {
  override readonly name = 'EventDecodeError';
  constructor(
    readonly type: string,
    readonly position: number,
    cause: unknown,
  ) {
    super(`event type ${type}${at(position)} cannot be read`, { cause });
  }
}

/** Not every reader knows the version yet, and there is no downcaster to an active one. */
export class EventVersionNotActiveError extends Error {
  override readonly name = 'EventVersionNotActiveError';
  constructor(
    readonly type: string,
    readonly version: number,
  ) {
    super(`version ${version} of event type ${type} is not activated`);
  }
}

/** The log is not the one that the cursor or the cluster row belongs to; an operator decides (`log new-epoch`). */
export class StoreIdentityError extends Error {
  override readonly name = 'StoreIdentityError';
}

/** Nothing was stored: too much is waiting in this process, the server cannot be reached, or its lock is held. */
export class AppendUnavailableError extends Error {
  override readonly name = 'AppendUnavailableError';
  constructor(readonly reason: 'queue-full' | 'closed' | 'unreachable' | 'timeout') {
    super(`append not possible: ${reason}`);
  }
}

/** Nothing was stored: the server refused the statement. */
export class AppendFailedError extends Error {
  override readonly name = 'AppendFailedError';
  constructor(readonly sqlState: string) {
    super(`append refused by the server (SQLSTATE ${sqlState})`);
  }
}

/** The reply was lost and could not be looked up in time: stored or not, a repeat with the same key will tell. */
export class UnknownOutcomeError extends Error {
  override readonly name = 'UnknownOutcomeError';
  constructor(readonly commandId: string) {
    super(`outcome of command ${commandId} is unknown`);
  }
}

function at(position: number): string {
  return position > 0 ? ` at position ${position}` : '';
}
