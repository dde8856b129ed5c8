/** Who caused an event. Never a name or another personal value. */
export interface Actor {
  /** Stable id of the account, process or import that acted. */
  readonly id: string;
  readonly role: string;
  /** Office on whose behalf it acted, e.g. `D500235`. */
  readonly office?: string;
}

export interface EventMeta {
  readonly correlationId: string;
  readonly causationId?: string;
  readonly commandId: string;
  readonly actor: Actor;
  /** ISO 8601 instant at which it happened in the world; may be long before `recordedAt`. */
  readonly occurredAt: string;
  readonly traceparent?: string;
}

/** An envelope as it stands in the stored payload under `$sealed`. Opaque outside `@chunfeng/privacy`. */
export interface SealedBox {
  readonly subject: string;
  readonly box: string;
}

/**
 * An event as the log holds it, upcast to the newest version. Personal fields are absent from `data`;
 * their envelope is `sealed`. Positions are plain numbers: the log stays far below 2^53.
 */
export interface RecordedEvent<Data = Readonly<Record<string, unknown>>> {
  readonly position: number;
  readonly streamId: string;
  readonly version: number;
  readonly id: string;
  readonly type: string;
  /** The version it was stored under (the envelope is bound to it). */
  readonly schemaVersion: number;
  readonly data: Data;
  readonly sealed?: SealedBox;
  readonly meta: EventMeta;
  /** ISO 8601 instant; never decreases with position (INV-ORD). */
  readonly recordedAt: string;
}

/** A place in the log that may leave the system: written `epoch.position`. */
export interface LogPosition {
  readonly epoch: number;
  readonly position: number;
}

export function formatPosition(at: LogPosition): string {
  return `${String(at.epoch)}.${String(at.position)}`;
}

/** @returns the position, or `undefined` when the text is not one. */
export function parsePosition(text: string): LogPosition | undefined {
  const parts = /^(\d{1,9})\.(\d{1,15})$/.exec(text);
  return parts ? { epoch: Number(parts[1]), position: Number(parts[2]) } : undefined;
}
