import { randomBytes } from 'node:crypto';
import type { Decider, DomainEvent } from '@chunfeng/event-log';
import { laborer, laborerEvents, type Laborer, type LaborerEvent } from '@chunfeng/laborers';
import {
  employer,
  employerEvents,
  posting,
  postingEvents,
  postingGrounds,
  type EmployerEvent,
  type EmployerState,
  type PostingEvent,
  type PostingState,
} from '@chunfeng/postings';
import { dayInShanghai } from '@chunfeng/reference';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { candidacy, type Candidacy } from '../src/domain/candidacy';
import { candidacyEvents } from '../src/domain/candidacy.events';
import type { HiringDecision } from '../src/domain/jointly';
import { placement, type Placement } from '../src/domain/placement';
import { placementEvents } from '../src/domain/placement.events';
import type { ActingFor } from '../src/domain/reach';
import { recordPlacement, type RecordForm } from '../src/domain/record-placement';
import { refer, type ReferralForm } from '../src/domain/refer';
import { settlePosting } from '../src/domain/settle-posting';
import type { Moment, Situation } from '../src/domain/situation';
import { takeStep, type PlacementStep } from '../src/domain/take-step';
import { employerRegistered, laborerRegistered, postingSubmitted } from './first-events';

type AnyDecider = Decider<unknown, DomainEvent>;

const DECIDERS = Object.fromEntries(
  [laborer, employer, posting, candidacy, placement].map((decider) => [
    decider.category,
    decider as AnyDecider,
  ]),
);

const ajv = addFormats(new Ajv({ strict: false }));
const VALIDATORS = new Map<string, ValidateFunction>(
  [...laborerEvents, ...employerEvents, ...postingEvents, ...candidacyEvents, ...placementEvents].map(
    ({ type, schema }) => [type, ajv.compile(schema)],
  ),
);

/** One event at its position, from 1. */
export interface Told {
  readonly streamId: string;
  readonly event: DomainEvent;
}

export const OFFICE = 'T500235001';
export const BY_OFFICE: ActingFor = { kind: 'office', office: OFFICE };
export const TIMER: ActingFor = { kind: 'system' };

/**
 * A log in memory, for decisions about hiring: every command sees all streams as they are and is appended at once,
 * which is what the version checks of the real log come to. Every event is checked against its schema.
 */
export class HiringWorld {
  readonly log: Told[] = [];
  private readonly states = new Map<string, unknown>();
  private readonly claims = new Map<string, string>();

  /** @param onEvent called at every position, once the event has been applied. */
  constructor(
    public now = new Date('2026-03-02T02:00:00Z'),
    private readonly onEvent: (told: Told) => void = () => undefined,
  ) {}

  person(
    change: Parameters<typeof laborerRegistered>[0] = {},
    more: readonly LaborerEvent[] = CONSENT,
  ): string {
    const id = newId();
    for (const event of [laborerRegistered(change), ...more]) this.tell(`laborer-${id}`, event);
    return id;
  }

  firm(): string {
    const id = newId();
    this.tell(`employer-${id}`, employerRegistered());
    return id;
  }

  posting(
    headcount: number,
    change: Parameters<typeof postingSubmitted>[1] = {},
    employerId?: string,
  ): string {
    const id = newId();
    const published = { type: 'posting.published', data: { validThrough: '2027-12-31', policy: 'test' } };
    for (const event of [postingSubmitted(employerId ?? null, { headcount, ...change }), published])
      this.tell(`posting-${id}`, event);
    return id;
  }

  tell(streamId: string, event: LaborerEvent | PostingEvent | EmployerEvent | DomainEvent): void {
    this.apply({ streamId, event });
  }

  placementState = (id: string): Placement => this.state(placement, id);
  postingState = (id: string): PostingState => this.state(posting, id);
  candidacyState = (id: string): Candidacy => this.state(candidacy, id);
  laborerState = (id: string): Laborer => this.state(laborer, id);

  refer(person: string, to: string, form: ReferralForm = {}, office = OFFICE, id = newId()): Asked {
    const situation = this.situation(id, person, to);
    return this.ask(id, refer(situation, form, office, this.moment()));
  }

  record(
    person: string,
    to: string | null,
    form: Partial<RecordForm> = {},
    office = OFFICE,
    id = newId(),
  ): Asked {
    const situation = this.situation(id, person, to, form.employerId ?? null);
    const whole: RecordForm = {
      route: to === null ? 'self-found' : 'direct',
      startedOn: this.moment().today,
      standing: 'main',
      contract: 'unknown',
      monthlyWageFen: null,
      ...form,
    };
    return this.ask(id, recordPlacement(situation, whole, office, this.moment()));
  }

  step(id: string, step: PlacementStep, by: ActingFor = BY_OFFICE): Asked {
    return this.ask(id, this.decision(id, step, by));
  }

  /** Decided and not appended. */
  decision(id: string, step: PlacementStep, by: ActingFor = BY_OFFICE): HiringDecision {
    const state = this.placementState(id);
    const { laborerId, postingId } =
      state.status === 'none' ? { laborerId: newId(), postingId: null } : state;
    return takeStep(this.situation(id, laborerId, postingId), step, by, this.moment());
  }

  /** What the process manager asks for after a closing elsewhere or a reopening. */
  settle(id: string): void {
    const state = this.placementState(id);
    if (state.status === 'none' || state.postingId === null) return;
    const { postingId } = state;
    const decision = settlePosting(this.postingState(postingId), id, state);
    if (!decision.accepted) throw new Error(`settling is never refused: ${decision.rejection.code}`);
    for (const event of decision.events) this.tell(`posting-${postingId}`, event);
  }

  private situation(
    id: string,
    laborerId: string,
    postingId: string | null,
    employerId?: string | null,
  ): Situation {
    const post = postingId === null ? posting.initial : this.postingState(postingId);
    const firm = 'content' in post ? post.content.employer.id : (employerId ?? null);
    const others = [...this.states.keys()]
      .filter((stream) => stream.startsWith('placement-'))
      .map((stream) => stream.slice('placement-'.length))
      .filter((other) => other !== id)
      .map((other) => [other, this.placementState(other)] as const)
      .filter(([, state]) => state.status !== 'none' && state.laborerId === laborerId);
    return {
      ...{ id, laborerId, postingId },
      placement: this.placementState(id),
      laborer: this.laborerState(laborerId),
      candidacy: this.candidacyState(laborerId),
      posting: post,
      employer: firm === null ? employer.initial : this.state<EmployerState>(employer, firm),
      others: new Map(others),
    };
  }

  private moment(): Moment {
    return { now: this.now, today: dayInShanghai(this.now), grounds: postingGrounds(this.now) };
  }

  private ask(id: string, decision: HiringDecision): Asked {
    if (!decision.accepted) return { id, refused: decision.rejection };
    for (const { scope, key, holder } of decision.release ?? []) {
      if (this.claims.get(`${scope} ${key}`) !== holder.id)
        throw new Error(`releases a claim it does not hold`);
      this.claims.delete(`${scope} ${key}`);
    }
    for (const { scope, key, holder } of decision.take ?? []) {
      if (this.claims.has(`${scope} ${key}`)) throw new Error(`takes ${scope} that is held already`);
      this.claims.set(`${scope} ${key}`, holder.id);
    }
    for (const { to, events } of decision.appends)
      for (const event of events) this.apply({ streamId: `${to.category}-${to.id}`, event });
    return { id };
  }

  private apply(told: Told): void {
    const { streamId, event } = told;
    const validate = VALIDATORS.get(event.type);
    if (validate === undefined) throw new Error(`${event.type} has no schema`);
    if (!validate(event.data)) throw new Error(`${event.type}: ${ajv.errorsText(validate.errors)}`);
    const decider = DECIDERS[streamId.slice(0, streamId.indexOf('-'))];
    if (decider === undefined) throw new Error(`${streamId} has no decider`);
    this.states.set(streamId, decider.evolve(this.states.get(streamId) ?? decider.initial, event));
    this.log.push(told);
    this.onEvent(told);
  }

  private state<State>(decider: { category: string; initial: State }, id: string): State {
    return (this.states.get(`${decider.category}-${id}`) as State | undefined) ?? decider.initial;
  }
}

export interface Asked {
  /** Of the placement. */
  readonly id: string;
  readonly refused?: { readonly code: string; readonly params?: Readonly<Record<string, unknown>> };
}

export const CONSENT: readonly LaborerEvent[] = [
  {
    type: 'laborer.consent-given',
    data: { purpose: 'matching', givenOn: '2026-01-05', form: 'paper', formNumber: null },
  },
];

export const FORGOTTEN: LaborerEvent = { type: 'subject.forgotten', data: { reason: 'own-request' } };

let made = 0;

export function newId(): string {
  return `01900000-0000-7000-8000-${(++made).toString(16).padStart(6, '0')}${randomBytes(3).toString('hex')}`;
}
