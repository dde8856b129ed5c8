import type { Decider } from '@chunfeng/event-log';
import type { Person } from './events/person';
import type { LaborerEvent } from './laborer.events';
import { isInTime } from './verification-days';

/** Payload of one event type. */
export type DataOf<Type extends LaborerEvent['type']> = Extract<LaborerEvent, { type: Type }>['data'];

export type WillingnessRecord = DataOf<'laborer.willingness-recorded'>;
export type WillingnessKind = WillingnessRecord['kind'];
export type EmploymentRecord = DataOf<'laborer.employment-status-verified'>;
export type SelfEmploymentRecord = DataOf<'laborer.self-employment-registered'>;
export type SkillRecord = DataOf<'laborer.skill-recorded'>;
export type Intention = DataOf<'laborer.intention-recorded'>;
export type ServiceClassRecord = DataOf<'laborer.service-class-assigned'>;
export type Consent = DataOf<'laborer.consent-given'>;
export type Units = DataOf<'laborer.registered'>['units'];
export type Group = DataOf<'laborer.group-confirmed'>['group'];

/** Codes and bands: all that may leave the envelope. */
export type Profile = Pick<
  DataOf<'laborer.registered'>,
  'residence' | 'birthYear' | 'workingAge' | 'education' | 'health' | 'hukouType'
>;

/** Membership is an interval with evidence, never a boolean; `validTo` is the first day it no longer holds. */
export interface GroupInterval {
  readonly group: Group;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly evidence: DataOf<'laborer.group-confirmed'>['evidence'];
  readonly source: DataOf<'laborer.group-confirmed'>['source'];
}

/** The same with the number of its document, which never leaves the envelope; `null`: none told, or forgotten. */
export interface EvidencedGroup extends GroupInterval {
  readonly evidenceReference: string | null;
}

export interface RegisteredLaborer {
  readonly status: 'registered';
  /** `null` once the key is gone: only for as long as `subject.forgotten` has not been folded yet. */
  readonly person: Person | null;
  readonly profile: Profile;
  readonly office: string;
  readonly units: Units;
  /** As registered; `null`: not known. */
  readonly household: string | null;
  readonly synthetic: boolean;
  /** A kind that was never asked is absent: unknown. */
  readonly willingness: Readonly<Partial<Record<WillingnessKind, WillingnessRecord>>>;
  readonly groups: readonly EvidencedGroup[];
  /** The newest verification by its own date; an older one that arrives later changes nothing here. */
  readonly employment: EmploymentRecord | null;
  /** Every verification on record, whatever its date: what is told again adds nothing. */
  readonly verifications: readonly EmploymentRecord[];
  /** Since when a verification is due, as its last day in time; `null`: none is. */
  readonly verificationDueOn: string | null;
  readonly selfEmployment: SelfEmploymentRecord | null;
  readonly skills: readonly SkillRecord[];
  readonly intention: Intention | null;
  readonly serviceClass: ServiceClassRecord | null;
  readonly consent: Consent | null;
  /** A form signed before this day does not bring the consent back. */
  readonly consentWithdrawnOn: string | null;
}

/** Nothing of the person, only whose it was: others are answered as if there had been nobody. */
export interface ForgottenLaborer {
  readonly status: 'forgotten';
  readonly office: string;
  readonly units: Units;
}

export type Laborer = { readonly status: 'unknown' } | RegisteredLaborer | ForgottenLaborer;

/** Stream `laborer-<uuid>`. */
export const laborer: Decider<Laborer, LaborerEvent> = {
  category: 'laborer',
  initial: { status: 'unknown' },
  evolve,
};

function evolve(state: Laborer, event: LaborerEvent): Laborer {
  if (event.type === 'laborer.registered') return registered(event.data);
  // Nothing else can precede the registration or follow the forgetting; decisions see to that.
  if (state.status !== 'registered') return state;
  if (event.type === 'subject.forgotten') {
    return { status: 'forgotten', office: state.office, units: state.units };
  }
  return evolveRegistered(state, event);
}

function registered(data: DataOf<'laborer.registered'>): RegisteredLaborer {
  return {
    status: 'registered',
    person: data.person,
    profile: profileOf(data),
    office: data.office,
    units: data.units,
    household: data.household,
    synthetic: data.synthetic,
    willingness: {},
    groups: [],
    employment: null,
    verifications: [],
    verificationDueOn: null,
    selfEmployment: null,
    skills: [],
    intention: null,
    serviceClass: null,
    consent: null,
    consentWithdrawnOn: null,
  };
}

function profileOf({ residence, birthYear, workingAge, education, health, hukouType }: Profile): Profile {
  return { residence, birthYear, workingAge, education, health, hukouType };
}

type LaterEvent = Exclude<LaborerEvent, { type: 'laborer.registered' | 'subject.forgotten' }>;

function evolveRegistered(state: RegisteredLaborer, event: LaterEvent): RegisteredLaborer {
  switch (event.type) {
    case 'laborer.details-corrected':
      return { ...state, person: event.data.person, profile: profileOf(event.data) };
    case 'laborer.willingness-recorded':
      return { ...state, willingness: withAnswer(state.willingness, event.data) };
    case 'laborer.group-confirmed':
      return { ...state, groups: withGroup(state.groups, evidenced(event.data)) };
    case 'laborer.group-ended':
      return { ...state, groups: withGroupEnded(state.groups, event.data) };
    case 'laborer.employment-status-verified':
      return withVerification(state, event.data);
    case 'laborer.self-employment-registered':
      return { ...state, selfEmployment: event.data };
    case 'laborer.skill-recorded':
      return { ...state, skills: withSkill(state.skills, event.data) };
    case 'laborer.intention-recorded':
      return { ...state, intention: event.data };
    case 'laborer.intention-closed':
      return { ...state, intention: null };
    case 'laborer.service-class-assigned':
      return { ...state, serviceClass: event.data };
    case 'laborer.consent-given':
      return { ...state, consent: event.data };
    case 'laborer.consent-withdrawn':
      return { ...state, consent: null, consentWithdrawnOn: event.data.withdrawnOn };
    case 'laborer.verification-fell-due':
      return { ...state, verificationDueOn: event.data.dueOn };
    case 'laborer.units-changed':
      return { ...state, units: withUnit(state.units, event.data) };
  }
}

/** Back-dated entry is normal in villages: what was said last in the world stands, not what was typed last. */
export function isOlder(date: string, than: string | undefined): boolean {
  return than !== undefined && date < than;
}

function withAnswer(before: RegisteredLaborer['willingness'], record: WillingnessRecord) {
  return isOlder(record.askedOn, before[record.kind]?.askedOn)
    ? before
    : { ...before, [record.kind]: record };
}

function withVerification(state: RegisteredLaborer, record: EmploymentRecord): RegisteredLaborer {
  const { employment } = state;
  return {
    ...state,
    verifications: [...state.verifications, record],
    employment: isOlder(record.verifiedOn, employment?.verifiedOn) ? employment : record,
    verificationDueOn: stillDue(state.verificationDueOn, record.verifiedOn),
  };
}

/** What is due after a verification: a late one of an older day does not settle it. */
export function stillDue(dueOn: string | null, verifiedOn: string): string | null {
  return dueOn !== null && isInTime(verifiedOn, dueOn) ? null : dueOn;
}

function evidenced(data: DataOf<'laborer.group-confirmed'>): EvidencedGroup {
  return { ...intervalOf(data), evidenceReference: data.evidenceReference };
}

/** The number of the document stays in its envelope. */
export function intervalOf({
  group,
  validFrom,
  evidence,
  source,
}: Omit<DataOf<'laborer.group-confirmed'>, 'evidenceReference'>): GroupInterval {
  return { group, validFrom, validTo: null, evidence, source };
}

/** Opens an interval; of one that is open already, what is confirmed now stands. */
export function withGroup<I extends Pick<GroupInterval, 'group' | 'validTo'>>(
  groups: readonly I[],
  confirmed: I,
): readonly I[] {
  const isOpen = ({ group, validTo }: I) => group === confirmed.group && validTo === null;
  return groups.some(isOpen)
    ? groups.map((interval) => (isOpen(interval) ? confirmed : interval))
    : [...groups, confirmed];
}

/** Ends the open interval; one recorded in error never was. */
export function withGroupEnded<I extends Pick<GroupInterval, 'group' | 'validTo'>>(
  groups: readonly I[],
  { group, validTo, reason }: DataOf<'laborer.group-ended'>,
): readonly I[] {
  const isOpen = (interval: I) => interval.group === group && interval.validTo === null;
  if (reason === 'recorded-in-error') return groups.filter((interval) => !isOpen(interval));
  return groups.map((interval) => (isOpen(interval) ? { ...interval, validTo } : interval));
}

/** One record per occupation and level; the newest wins. */
export function withSkill(skills: readonly SkillRecord[], skill: SkillRecord): readonly SkillRecord[] {
  const others = skills.filter(
    ({ occupation, level }) => occupation !== skill.occupation || level !== skill.level,
  );
  return [...others, skill];
}

export function withUnit(units: Units, { unit, to }: DataOf<'laborer.units-changed'>): Units {
  if (unit === 'workplace') return { ...units, workplace: to };
  return to === null ? units : { ...units, [unit]: to };
}
