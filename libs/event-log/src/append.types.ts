import type { ClaimKey } from './decider';
import type { EventMeta } from './recorded-event';

/** `interactive` overtakes `import` at the gate; at most 64 imports are in flight. */
export type Lane = 'interactive' | 'import';

/** Serialised and sealed: what goes into the row as it is. */
export interface EncodedEvent {
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  /** JSON text, at most 256 KiB. */
  readonly data: string;
  readonly meta: EventMeta;
}

export interface StreamAppend {
  readonly streamId: string;
  /** Version the decision was taken on; 0: the stream must not exist. Without events: only checked. */
  readonly expectedVersion: number;
  readonly events: readonly EncodedEvent[];
}

export interface StreamClaim extends ClaimKey {
  readonly streamId: string;
}

/** One command's whole effect; all of it is stored or none (INV-ACK). */
export interface AppendRequest {
  readonly commandId: string;
  readonly idempotency: {
    readonly caller: string;
    readonly key: string;
    /** HMAC of the command's content: the same key with another one is refused. */
    readonly fingerprint: string;
  };
  readonly streams: readonly StreamAppend[];
  readonly take: readonly StreamClaim[];
  readonly release: readonly StreamClaim[];
  /** JSON kept as the command's outcome for replays; no personal value in it. */
  readonly answer: unknown;
  readonly lane: Lane;
}

export type AppendOutcome =
  | {
      readonly kind: 'appended';
      /** Last position written; the log's head when the command had no events. */
      readonly position: number;
      readonly recordedAt: string;
    }
  | { readonly kind: 'replayed'; readonly answer: unknown; readonly position: number }
  | { readonly kind: 'key-reused' }
  | {
      readonly kind: 'version-conflict';
      readonly streamId: string;
      readonly expected: number;
      readonly actual: number;
    }
  | {
      readonly kind: 'claim-taken';
      readonly scope: string;
      readonly key: string;
      readonly heldBy: string;
    };
