import type { LaborerEvent } from '@chunfeng/laborers';
import type { FilterReason } from './reasons';

type DataOf<Type extends LaborerEvent['type']> = Extract<LaborerEvent, { type: Type }>['data'];

export type Skill = DataOf<'laborer.skill-recorded'>;
export type Intention = DataOf<'laborer.intention-recorded'>;
export type Units = DataOf<'laborer.registered'>['units'];
type Employment = Pick<DataOf<'laborer.employment-status-verified'>, 'status' | 'verifiedOn'> & {
  readonly standing: 'main' | 'secondary' | null;
};
type Willingness = Pick<DataOf<'laborer.willingness-recorded'>, 'answer' | 'askedOn'>;

/** What matching remembers of a registered laborer, visible or not: codes and dates, no personal value. */
export interface LaborerStanding {
  /** Six digits: county of residence. */
  readonly homeCounty: string;
  readonly birthYear: number;
  readonly workingUntil: number;
  readonly education: string;
  readonly health: string;
  readonly office: string;
  readonly units: Units;
  readonly synthetic: boolean;
  readonly willingness: Willingness | null;
  readonly employment: Employment | null;
  readonly groups: readonly string[];
  readonly skills: readonly Skill[];
  readonly intention: Intention | null;
  readonly consent: boolean;
}

type Registered = DataOf<'laborer.registered'>;
type LaterEvent = Exclude<LaborerEvent, { type: 'laborer.registered' | 'subject.forgotten' }>;

export function registeredStanding(data: Registered): LaborerStanding {
  return {
    ...codesOf(data),
    office: data.office,
    units: data.units,
    synthetic: data.synthetic,
    willingness: null,
    employment: null,
    groups: [],
    skills: [],
    intention: null,
    consent: false,
  };
}

function codesOf(
  data: Omit<Registered, 'person' | 'office' | 'units' | 'household' | 'source' | 'synthetic'>,
) {
  return {
    homeCounty: data.residence.slice(0, 6),
    birthYear: data.birthYear,
    workingUntil: data.workingAge.untilYear,
    education: data.education,
    health: data.health,
  };
}

export function evolveStanding(state: LaborerStanding, event: LaterEvent): LaborerStanding {
  switch (event.type) {
    case 'laborer.details-corrected':
      return { ...state, ...codesOf(event.data) };
    case 'laborer.willingness-recorded':
      return withAnswer(state, event.data);
    case 'laborer.group-confirmed':
      return { ...state, groups: [...new Set([...state.groups, event.data.group])] };
    case 'laborer.group-ended':
      return { ...state, groups: state.groups.filter((group) => group !== event.data.group) };
    case 'laborer.employment-status-verified':
      return withEmployment(state, event.data);
    case 'laborer.skill-recorded':
      return { ...state, skills: withSkill(state.skills, event.data) };
    case 'laborer.intention-recorded':
      return { ...state, intention: event.data };
    case 'laborer.intention-closed':
      return { ...state, intention: null };
    case 'laborer.consent-given':
      return { ...state, consent: true };
    case 'laborer.consent-withdrawn':
      return { ...state, consent: false };
    case 'laborer.units-changed':
      return { ...state, units: withUnit(state.units, event.data) };
    case 'laborer.self-employment-registered':
    case 'laborer.service-class-assigned':
    case 'laborer.verification-fell-due':
      return state;
  }
}

/** Back-dated entry is normal in villages: what was said last in the world stands, not what was typed last. */
function withAnswer(state: LaborerStanding, data: DataOf<'laborer.willingness-recorded'>): LaborerStanding {
  const { kind, answer, askedOn } = data;
  if (kind !== 'work' || askedOn < (state.willingness?.askedOn ?? '')) return state;
  return { ...state, willingness: { answer, askedOn } };
}

function withEmployment(
  state: LaborerStanding,
  data: DataOf<'laborer.employment-status-verified'>,
): LaborerStanding {
  const { status, employment, verifiedOn } = data;
  if (verifiedOn < (state.employment?.verifiedOn ?? '')) return state;
  return { ...state, employment: { status, standing: employment?.standing ?? null, verifiedOn } };
}

/** One record per occupation and level; the newest wins. */
function withSkill(skills: readonly Skill[], skill: Skill): readonly Skill[] {
  const others = skills.filter(
    ({ occupation, level }) => occupation !== skill.occupation || level !== skill.level,
  );
  return [...others, skill];
}

function withUnit(units: Units, { unit, to }: DataOf<'laborer.units-changed'>): Units {
  if (unit === 'workplace') return { ...units, workplace: to };
  return to === null ? units : { ...units, [unit]: to };
}

/**
 * INV-HIDE: why the person is in no match table; `null`: visible. Working age is not asked here: it depends on the
 * day of the query, and the queries ask it.
 */
export function hiddenBecause(state: LaborerStanding): FilterReason | null {
  if (!state.consent) return 'person-no-consent';
  if (isOccupied(state.employment)) return 'person-status';
  if (state.willingness?.answer === 'unwilling') return 'person-unwilling';
  if (state.intention === null) return 'person-no-intention';
  return null;
}

/** A secondary job leaves room for a main one, and self-employment for a wish to leave it. */
function isOccupied(employment: Employment | null): boolean {
  if (employment === null) return false;
  const { status, standing } = employment;
  return (
    status === 'in-school' || status === 'not-able' || (status === 'employed' && standing !== 'secondary')
  );
}
