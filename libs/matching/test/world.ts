import type { RecordedEvent } from '@chunfeng/event-log';
import type { LaborerEvent } from '@chunfeng/laborers';
import type { PostingEvent } from '@chunfeng/postings';
import type { MatchPolicyEvent } from '../src/domain/match-policy.events';
import type { MatchPolicy } from '../src/domain/policy/match-policy.schema';

type DataOf<Type extends LaborerEvent['type']> = Extract<LaborerEvent, { type: Type }>['data'];
export type Skill = DataOf<'laborer.skill-recorded'>;
export type Terms = Extract<PostingEvent, { type: 'posting.submitted' }>['data']['terms'];
export type AnyEvent = LaborerEvent | PostingEvent | MatchPolicyEvent;

/** A made-up person, in plain words. */
export interface WorldPerson {
  readonly id: string;
  readonly residence: string;
  readonly birthYear: number;
  readonly untilYear: number;
  readonly education: string;
  readonly health: '1' | '2' | '3' | '6';
  readonly groups: readonly DataOf<'laborer.group-confirmed'>['group'][];
  readonly skills: readonly Skill[];
  readonly intention: DataOf<'laborer.intention-recorded'> | null;
  readonly consent: boolean;
  readonly willing: 'willing' | 'unwilling' | 'unknown';
  readonly status: DataOf<'laborer.employment-status-verified'>['status'];
  readonly secondary: boolean;
}

export interface WorldPosting {
  readonly id: string;
  readonly terms: Terms;
  readonly listing: 'published' | 'listed-incomplete' | 'unchecked';
  readonly employerId?: string;
  /** What happened to vacancies, in this order; every placement of its own name. */
  readonly vacancies?: readonly VacancyMove[];
}

export interface VacancyMove {
  readonly what: 'counted' | 'reserved' | 'taken' | 'released' | 'returned';
  readonly placement: number;
}

export interface World {
  readonly policy: MatchPolicy;
  /** In order of registration. */
  readonly people: readonly WorldPerson[];
  /** In order of submission. */
  readonly postings: readonly WorldPosting[];
  readonly on: string;
}

const OFFICE = 'T500235001';

/** Payloads as the log returns them: personal fields are not there. */
export function personEvents(person: WorldPerson): LaborerEvent[] {
  const { residence, birthYear, untilYear, education, health } = person;
  const registered = {
    residence,
    birthYear,
    workingAge: { untilYear, policy: 'test' },
    education,
    health,
    hukouType: '2',
    office: OFFICE,
    units: { origin: 'D500235', ledger: 'D500235', responsible: 'D500235', workplace: null },
    source: 'visit',
    household: null,
    synthetic: true,
  };
  const asked = { askedOn: '2026-01-01', channel: 'home-visit' } as const;
  return [
    { type: 'laborer.registered', data: registered } as unknown as LaborerEvent,
    ...person.groups.map(
      (group) =>
        ({ type: 'laborer.group-confirmed', data: { group, validFrom: '2025-01-01' } }) as LaborerEvent,
    ),
    ...person.skills.map((data): LaborerEvent => ({ type: 'laborer.skill-recorded', data })),
    { type: 'laborer.willingness-recorded', data: { kind: 'work', answer: person.willing, ...asked } },
    {
      type: 'laborer.employment-status-verified',
      data: {
        status: person.status,
        employment:
          person.status === 'employed'
            ? { standing: person.secondary ? 'secondary' : 'main', foundBy: 'unknown' }
            : null,
        channel: 'telephone',
        verifiedOn: '2026-01-01',
        verifier: OFFICE,
      },
    },
    ...(person.intention
      ? [{ type: 'laborer.intention-recorded', data: person.intention } satisfies LaborerEvent]
      : []),
    ...(person.consent
      ? [
          {
            type: 'laborer.consent-given',
            data: { purpose: 'matching', givenOn: '2026-01-01', form: 'paper', formNumber: null },
          } satisfies LaborerEvent,
        ]
      : []),
  ];
}

export function postingEvents(posting: WorldPosting): PostingEvent[] {
  return [...listingEvents(posting), ...(posting.vacancies ?? []).map(vacancyEvent)];
}

function vacancyEvent({ what, placement }: VacancyMove): PostingEvent {
  const placementId = `00000003-0000-7000-8000-${String(placement).padStart(12, '0')}`;
  switch (what) {
    case 'counted':
      return { type: 'posting.referral-counted', data: { placementId } };
    case 'reserved':
      return { type: 'posting.vacancy-reserved', data: { placementId } };
    case 'taken':
      return { type: 'posting.vacancy-taken', data: { placementId } };
    case 'released':
      return { type: 'posting.vacancy-released', data: { placementId, reason: 'other' } };
    case 'returned':
      return { type: 'posting.vacancy-returned', data: { placementId, reason: 'reversed' } };
  }
}

function listingEvents({ terms, listing, employerId }: WorldPosting): PostingEvent[] {
  const submitted: PostingEvent = {
    type: 'posting.submitted',
    data: {
      employer: { id: employerId ?? null, name: 'synthetic' },
      terms,
      source: { system: 'test', externalId: null, url: null },
      synthetic: true,
    },
  };
  const validThrough = terms.validThrough ?? '2026-12-31';
  switch (listing) {
    case 'unchecked':
      return [submitted];
    case 'published':
      return [submitted, { type: 'posting.published', data: { validThrough, policy: 'test' } }];
    case 'listed-incomplete':
      return [
        submitted,
        { type: 'posting.listed-incomplete', data: { missing: ['headcount'], validThrough, policy: 'test' } },
      ];
  }
}

/** Numbers events through like a log. */
export class TestLog {
  readonly events: RecordedEvent[] = [];
  private readonly versions = new Map<string, number>();

  append(streamId: string, ...events: readonly AnyEvent[]): RecordedEvent[] {
    const recorded = events.map((event) => this.record(streamId, event));
    this.events.push(...recorded);
    return recorded;
  }

  private record(streamId: string, { type, data }: AnyEvent): RecordedEvent {
    this.position += 1;
    const version = (this.versions.get(streamId) ?? 0) + 1;
    this.versions.set(streamId, version);
    const id = `00000000-0000-7000-8000-${String(this.position).padStart(12, '0')}`;
    return {
      position: this.position,
      streamId,
      version,
      id,
      type,
      schemaVersion: 1,
      data: data,
      meta: {
        correlationId: id,
        commandId: id,
        actor: { id: 'test', role: 'operator' },
        occurredAt: '2026-01-01T00:00:00.000Z',
      },
      recordedAt: '2026-01-01T00:00:00.000Z',
    };
  }

  constructor(private position = 0) {}
}

/** People first, or postings first: the lists must not depend on it. */
export function appendWorld(log: TestLog, { policy, people, postings }: World): void {
  log.append('policy-0', { type: 'match-policy.published', data: { version: 1, policy } });
  for (const person of people) log.append(`laborer-${person.id}`, ...personEvents(person));
  for (const posting of postings) log.append(`posting-${posting.id}`, ...postingEvents(posting));
}
