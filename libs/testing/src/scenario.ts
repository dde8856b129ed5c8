import type { ClaimKey, Decider, Decision, DomainEvent } from '@chunfeng/event-log';

/**
 * A decision told as a story:
 * `scenario(posting).given([submitted]).when((state) => publish(state, now)).then([published])`.
 */
export function scenario<State, Event extends DomainEvent>(
  decider: Decider<State, Event>,
): Given<State, Event> {
  return {
    given(events) {
      const state = events.reduce((before, event) => decider.evolve(before, event), decider.initial);
      return {
        when: (decide) => outcome(decide(state)),
        thenState: (expected) => expect(state).toEqual(expected),
      };
    },
  };
}

export interface Given<State, Event extends DomainEvent> {
  /** The stream's events so far, oldest first. */
  given(events: readonly Event[]): When<State, Event>;
}

export interface When<State, Event extends DomainEvent> {
  /** The decision under test, as a function of the state that the given events lead to. */
  when<Code extends string>(decide: (state: State) => Decision<Event, Code>): Then<Event, Code>;
  /** The state that the given events lead to, for what no decision shows. */
  thenState(expected: State): void;
}

export interface Then<Event extends DomainEvent, Code extends string> {
  /** Accepted with exactly these events, in this order. */
  then(events: readonly Event[]): void;
  /** Accepted without events: the wish is fulfilled already. */
  thenNothing(): void;
  /** Accepted with these claims taken and released; the events are not looked at. */
  thenClaims(claims: { take?: readonly ClaimKey[]; release?: readonly ClaimKey[] }): void;
  /** Refused with this code and, when told, this field and rule. */
  thenRejected(code: Code, details?: { field?: string; rule?: string }): void;
}

function outcome<Event extends DomainEvent, Code extends string>(
  decision: Decision<Event, Code>,
): Then<Event, Code> {
  const accepted = (): Extract<Decision<Event, Code>, { accepted: true }> => {
    if (decision.accepted) return decision;
    throw new Error(
      `Expected the decision to stand, but it was refused: ${JSON.stringify(decision.rejection)}`,
    );
  };
  return {
    then: (events) => expect(accepted().events).toEqual(events),
    thenNothing: () => expect(accepted().events).toEqual([]),
    thenClaims: ({ take = [], release = [] }) => {
      const { take: taken = [], release: released = [] } = accepted();
      expect({ take: taken, release: released }).toEqual({ take, release });
    },
    thenRejected: (code, details = {}) => {
      if (decision.accepted) {
        const types = decision.events.map((event) => event.type).join(', ') || 'no events';
        throw new Error(`Expected a refusal with ${code}, but the decision stood with ${types}`);
      }
      expect(decision.rejection).toMatchObject({ code, ...details });
    },
  };
}
