import type { DomainEvent } from './event-type';

/** How one stream's events become the state that decisions look at. Pure: no clock, no random, no I/O. */
export interface Decider<State, Event extends DomainEvent> {
  /** First part of the stream id: `posting` in `posting-<uuid>`. */
  readonly category: string;
  readonly initial: State;
  evolve(state: State, event: Event): State;
}

/** Why a command was refused. `code` is from the closed set of its context. */
export interface Rejection<Code extends string = string> {
  readonly code: Code;
  /** JSON pointer of the offending field in the command, when there is one. */
  readonly field?: string;
  /** `INV-…`, `R…` or a law: what the refusal rests on. */
  readonly rule?: string;
  /** Values for the message; never personal ones. */
  readonly params?: Readonly<Record<string, string | number | boolean>>;
}

/** A uniqueness rule, backed by a row in `log.claims`. The key carries no personal value in clear. */
export interface ClaimKey {
  readonly scope: string;
  readonly key: string;
}

/** A decision that stands. No events: there was nothing to do, which is a success. */
export interface Acceptance<Event extends DomainEvent> {
  readonly accepted: true;
  readonly events: readonly Event[];
  readonly take?: readonly ClaimKey[];
  readonly release?: readonly ClaimKey[];
}

export interface Refusal<Code extends string> {
  readonly accepted: false;
  readonly rejection: Rejection<Code>;
}

export type Decision<Event extends DomainEvent, Code extends string = string> =
  Acceptance<Event> | Refusal<Code>;

/** What a decision appends to one of the streams that it was taken on. */
export interface StreamEvents<Event extends DomainEvent = DomainEvent> {
  readonly to: StreamName;
  readonly events: readonly Event[];
}

/** A stream by category and uuid. */
export interface StreamName {
  readonly category: string;
  readonly id: string;
}

/** A claim and the stream that holds it. */
export interface HeldClaim extends ClaimKey {
  readonly holder: StreamName;
}

/** A decision over several streams that stands. */
export interface JointAcceptance {
  readonly accepted: true;
  readonly appends: readonly StreamEvents[];
  readonly take?: readonly HeldClaim[];
  readonly release?: readonly HeldClaim[];
}

export type JointDecision<Code extends string = string> = JointAcceptance | Refusal<Code>;

export function accept<Event extends DomainEvent>(
  events: readonly Event[],
  claims: Pick<Acceptance<Event>, 'take' | 'release'> = {},
): Acceptance<Event> {
  return { accepted: true, events, ...claims };
}

export function reject<const Code extends string>(
  code: Code,
  details: Omit<Rejection<Code>, 'code'> = {},
): Refusal<Code> {
  return { accepted: false, rejection: { code, ...details } };
}
