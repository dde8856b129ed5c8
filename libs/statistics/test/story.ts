import type { RecordedEvent } from '@chunfeng/event-log';
import type { LaborerEvent } from '@chunfeng/laborers';
import type { FourUnits, PersonFacts, PlacementEvent, WorkFacts } from '@chunfeng/placements';
import type { PostingEvent, Terms } from '@chunfeng/postings';

type PlacementData<Type extends PlacementEvent['type']> = Extract<PlacementEvent, { type: Type }>['data'];

/** Ids in tests: `idOf('person', 1)`. */
export function idOf(kind: 'person' | 'placement' | 'posting', number: number): string {
  const family = { person: '8001', placement: '8002', posting: '8003' }[kind];
  return `00000000-0000-7000-${family}-${String(number).padStart(12, '0')}`;
}

export const HOME: FourUnits = {
  origin: 'D500235',
  ledger: 'D500235',
  responsible: 'D500235',
  workplace: 'D500235',
};

export const SOMEBODY: PersonFacts = {
  units: HOME,
  groups: [],
  ageBand: '35-39',
  education: '70',
  household: null,
  synthetic: true,
};

export const SOME_WORK: WorkFacts = {
  occupation: '6-18-02-04',
  industry: 'C3311',
  workForm: 'ordinary',
  place: '500235001',
  direction: 'local',
  postingKind: 'ordinary',
};

export interface Begun {
  /** Default 1. */
  readonly person?: number;
  readonly on: string;
  readonly standing?: 'main' | 'secondary';
  readonly route?: 'referral' | 'direct' | 'self-found';
  readonly channel?: PlacementData<'placement.started'>['channel'];
  readonly facts?: Partial<PersonFacts>;
  readonly work?: Partial<WorkFacts>;
}

const TERMS: Terms = {
  title: '合成岗位',
  occupation: { code: '6-18-02-04', edition: '2022', method: 'code' },
  kind: 'ordinary',
  headcount: 3,
  headcountRaw: null,
  referralRatio: null,
  wage: null,
  wageRaw: null,
  place: '500235001',
  placeRaw: null,
  age: null,
  ageRaw: null,
  sexRaw: null,
  sexLegalGround: null,
  education: null,
  requiredSkill: null,
  skills: [],
  experienceMonths: null,
  health: null,
  industry: null,
  workForm: null,
  targetGroups: [],
  lodging: null,
  board: null,
  benefits: [],
  description: null,
  validFrom: null,
  validThrough: null,
};

/** A log told in order; `today` is the day on which things are recorded. */
export class Story {
  readonly events: RecordedEvent[] = [];
  private readonly versions = new Map<string, number>();
  private readonly begun = new Map<number, Begun>();
  private day = '2026-01-15';

  /** @param after position before its first event. */
  constructor(private readonly after = 0) {}

  get position(): number {
    return this.after + this.events.length;
  }

  today(day: string): this {
    this.day = day;
    return this;
  }

  started(placement: number, begun: Begun): this {
    this.begun.set(placement, begun);
    const { person = 1, route = 'referral' } = begun;
    const ids = { laborerId: idOf('person', person), postingId: null, employerId: null };
    const data = { ...ids, ...termsOf(begun), route, office: 'T500235001' };
    return this.append(`placement-${idOf('placement', placement)}`, { type: 'placement.started', data });
  }

  ended(placement: number, endedOn: string): this {
    const data = { endedOn, reason: 'contract-ended' } as const;
    return this.append(`placement-${idOf('placement', placement)}`, { type: 'placement.ended', data });
  }

  corrected(placement: number, changed: Partial<Begun>, endedOn: string | null = null): this {
    const begun = { on: '', ...this.begun.get(placement), ...changed };
    this.begun.set(placement, begun);
    const end = { endedOn, endReason: endedOn === null ? null : ('contract-ended' as const) };
    const data = { reason: 'typing-error', ...termsOf(begun), ...end } as const;
    return this.append(`placement-${idOf('placement', placement)}`, { type: 'placement.corrected', data });
  }

  lapsed(placement: number): this {
    const data = { dueOn: this.day };
    return this.append(`placement-${idOf('placement', placement)}`, {
      type: 'placement.referral-lapsed',
      data,
    });
  }

  reversed(placement: number, of: 'start' | 'end' | 'lapse' = 'start'): this {
    const data = { of, reason: 'other' } as const;
    return this.append(`placement-${idOf('placement', placement)}`, { type: 'placement.reversed', data });
  }

  referred(placement: number, person = 1): this {
    const ids = { laborerId: idOf('person', person), postingId: idOf('posting', 1), employerId: null };
    const { standing, channel, person: facts, work } = termsOf({ on: this.day });
    const slip = { slip: 'S-1', office: 'T500235001', referredOn: this.day, dueOn: this.day, policy: 'test' };
    const data = { ...ids, ...slip, standing, channel, person: facts, work };
    return this.append(`placement-${idOf('placement', placement)}`, { type: 'placement.referred', data });
  }

  registered(person: number, units: Partial<FourUnits> = {}): this {
    const data = {
      residence: '500235001',
      birthYear: 1986,
      workingAge: { untilYear: 2046, policy: 'test' },
      education: '70',
      health: '1',
      hukouType: '1',
      office: 'T500235001',
      units: { ...HOME, workplace: null, ...units },
      source: 'visit',
      synthetic: true,
    };
    return this.laborer(person, { type: 'laborer.registered', data } as unknown as LaborerEvent);
  }

  asked(
    person: number,
    answer: 'willing' | 'unwilling' | 'unknown',
    askedOn: string,
    kind: 'work' | 'training' = 'work',
  ): this {
    const data = { kind, answer, askedOn, channel: 'home-visit' } as const;
    return this.laborer(person, { type: 'laborer.willingness-recorded', data });
  }

  forgotten(person: number): this {
    return this.laborer(person, { type: 'subject.forgotten', data: { reason: 'own-request' } });
  }

  laborer(person: number, event: LaborerEvent): this {
    return this.append(`laborer-${idOf('person', person)}`, event);
  }

  submitted(posting: number, terms: Partial<Terms> = {}): this {
    const data = {
      employer: { id: null, name: '合成单位' },
      terms: { ...TERMS, ...terms },
      source: { system: 'test', externalId: null, url: null },
      synthetic: true,
    };
    return this.posting(posting, { type: 'posting.submitted', data });
  }

  published(posting: number, terms: Partial<Terms> = {}): this {
    const data = { validThrough: '2026-12-31', policy: 'test' };
    return this.submitted(posting, terms).posting(posting, { type: 'posting.published', data });
  }

  incomplete(posting: number, terms: Partial<Terms> = {}): this {
    const data = { missing: ['employer' as const], validThrough: '2026-12-31', policy: 'test' };
    return this.submitted(posting, terms).posting(posting, { type: 'posting.listed-incomplete', data });
  }

  amended(posting: number, terms: Partial<Terms>): this {
    const data = { terms: { ...TERMS, ...terms }, changed: Object.keys(terms) };
    return this.posting(posting, { type: 'posting.amended', data });
  }

  reserved(posting: number, placement: number): this {
    return this.held(posting, placement, 'posting.vacancy-reserved');
  }

  taken(posting: number, placement: number): this {
    return this.held(posting, placement, 'posting.vacancy-taken');
  }

  released(posting: number, placement: number): this {
    const data = { placementId: idOf('placement', placement), reason: 'cancelled' } as const;
    return this.posting(posting, { type: 'posting.vacancy-released', data });
  }

  returned(posting: number, placement: number): this {
    const data = { placementId: idOf('placement', placement), reason: 'reversed' } as const;
    return this.posting(posting, { type: 'posting.vacancy-returned', data });
  }

  posting(posting: number, event: PostingEvent): this {
    return this.append(`posting-${idOf('posting', posting)}`, event);
  }

  private held(
    posting: number,
    placement: number,
    type: 'posting.vacancy-reserved' | 'posting.vacancy-taken',
  ): this {
    return this.posting(posting, { type, data: { placementId: idOf('placement', placement) } });
  }

  private append(streamId: string, { type, data }: PlacementEvent | LaborerEvent | PostingEvent): this {
    const version = (this.versions.get(streamId) ?? 0) + 1;
    this.versions.set(streamId, version);
    const position = this.position + 1;
    const id = `00000000-0000-7000-8000-${String(position).padStart(12, '0')}`;
    const meta = { correlationId: id, commandId: id, actor: { id: 'test', role: 'clerk' } };
    const recordedAt = `${this.day}T04:00:00.000000Z`;
    this.events.push({
      ...{ position, streamId, version, id, type, schemaVersion: 1, recordedAt },
      data: data,
      meta: { ...meta, occurredAt: recordedAt },
    });
    return this;
  }
}

function termsOf({ on, standing = 'main', channel = 'office', facts = {}, work = {} }: Begun) {
  const terms = { startedOn: on, standing, contract: 'unknown', monthlyWageFen: null, channel } as const;
  return { ...terms, person: { ...SOMEBODY, ...facts }, work: { ...SOME_WORK, ...work } };
}
