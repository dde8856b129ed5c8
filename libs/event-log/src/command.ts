import type { Decider, Decision, JointDecision, Rejection } from './decider';
import type { DomainEvent } from './event-type';
import type { Actor, LogPosition } from './recorded-event';
import type { Lane } from './append.types';

/** Who asks, under which key, and when: the same for every command. */
export interface CommandContext {
  readonly caller: string;
  readonly idempotencyKey: string;
  /** The command's content, for the fingerprint; key order does not matter. */
  readonly content: unknown;
  readonly actor: Actor;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly traceparent?: string;
  /** When it happened in the world, where that is known; default: now. */
  readonly occurredAt?: string;
  readonly lane?: Lane;
}

/** A stream that takes part in a decision. */
export interface StreamRef<State, Event extends DomainEvent> {
  readonly decider: Decider<State, Event>;
  /** uuid part of the stream id. */
  readonly id: string;
  /** `If-Match`: refuse with `stale-version` unless the stream stands at this version. */
  readonly ifVersion?: number;
}

/** State and version of a stream at the moment of deciding; version 0: it does not exist. */
export interface Loaded<State> {
  readonly state: State;
  readonly version: number;
}

/** Streams that take part in a decision, by names of its own choosing. */
export type StreamRefs = Readonly<Record<string, StreamRef<unknown, DomainEvent>>>;

export type LoadedStreams<Refs extends StreamRefs> = {
  readonly [Name in keyof Refs]: Refs[Name] extends StreamRef<infer State, DomainEvent>
    ? Loaded<State>
    : never;
};

/** No streams: what is left out. */
export type NoStreams = Readonly<Record<string, never>>;

/**
 * One command that writes one stream, decided on it and on streams it only reads; all their versions are
 * checked at the append. `decide` may be called again after a conflict, so it must be pure; `now` is the
 * runner's clock.
 */
export interface CommandRequest<
  State,
  Event extends DomainEvent,
  Code extends string,
  Reads extends StreamRefs = NoStreams,
> {
  readonly context: CommandContext;
  readonly stream: StreamRef<State, Event>;
  readonly reads?: Reads;
  decide(loaded: Loaded<State>, now: Date, reads: LoadedStreams<Reads>): Decision<Event, Code>;
  /** What a repeat of the command is answered with; no personal value. Default `{}`. */
  readonly answer?: unknown;
}

/**
 * One command that writes several streams in one append: all of its events or none (INV-ACK), decided on one
 * snapshot of them all. Pure like {@link CommandRequest}.
 */
export interface JointRequest<
  Code extends string,
  Writes extends StreamRefs,
  Reads extends StreamRefs = NoStreams,
  Further extends StreamRefs = NoStreams,
> {
  readonly context: CommandContext;
  /** The first one is the resource: the answer's version is its version. */
  readonly writes: Writes;
  readonly reads?: Reads;
  /**
   * Streams to be written as well that only the first ones name, such as the person's other open referrals.
   * They must never be written without one of the first ones, whose turns keep them from each other.
   */
  further?(loaded: LoadedStreams<Writes> & LoadedStreams<Reads>): Further;
  decide(
    loaded: LoadedStreams<Writes> & LoadedStreams<Reads>,
    now: Date,
    further: LoadedStreams<Further>,
  ): JointDecision<Code>;
  readonly answer?: unknown;
}

export type CommandResult<Code extends string = string> =
  | {
      readonly kind: 'done';
      readonly replayed: boolean;
      /** Last position written; where a read must have got to in order to see it. */
      readonly at: LogPosition;
      /** Version of the written stream after the command; of several: of the first one. */
      readonly version: number;
      readonly answer: unknown;
    }
  | { readonly kind: 'rejected'; readonly rejection: Rejection<Code> }
  | { readonly kind: 'stale-version'; readonly expected: number; readonly actual: number }
  | { readonly kind: 'claim-taken'; readonly scope: string; readonly heldBy: string }
  | { readonly kind: 'key-reused' }
  | { readonly kind: 'in-flight' }
  /** Contention outlasted the deadline: nothing was stored, ask again later. */
  | { readonly kind: 'busy' }
  /** The connection was lost and the outcome could not be looked up: repeat with the same key. */
  | { readonly kind: 'unknown' };
