import type { LaborerEvent, Units } from '@chunfeng/laborers';

export type WillingnessAnswer = 'willing' | 'unwilling' | 'unknown';

/** A registered person as the figures of willingness know them; who is forgotten stays as last known. */
export interface WillingnessCase {
  /** Last answer about work by the day on which it was asked; never asked is unknown. */
  readonly answer: WillingnessAnswer;
  readonly askedOn: string | null;
  readonly units: Units;
  /** Groups that are on record and not ended, sorted. */
  readonly groups: readonly string[];
  readonly education: string;
}

/** One person under one answer. */
export type WillingnessContribution = Units & {
  readonly answer: WillingnessAnswer;
  readonly groups: readonly string[];
  readonly education: string;
};

/** The case after an event; `undefined`: nobody is registered. */
export function evolveWillingnessCase(
  before: WillingnessCase | undefined,
  event: LaborerEvent,
): WillingnessCase | undefined {
  if (event.type === 'laborer.registered') {
    const { units, education } = event.data;
    return { answer: 'unknown', askedOn: null, units, groups: [], education };
  }
  if (before === undefined) return undefined;
  switch (event.type) {
    case 'laborer.details-corrected':
      return { ...before, education: event.data.education };
    case 'laborer.willingness-recorded':
      return answered(before, event.data);
    case 'laborer.units-changed':
      return { ...before, units: moved(before.units, event.data) };
    case 'laborer.group-confirmed':
      return { ...before, groups: [...new Set([...before.groups, event.data.group])].sort() };
    case 'laborer.group-ended':
      return { ...before, groups: before.groups.filter((group) => group !== event.data.group) };
    default:
      return before;
  }
}

export function willingnessContributions(
  state: WillingnessCase | undefined,
): readonly WillingnessContribution[] {
  if (state === undefined) return [];
  const { answer, units, groups, education } = state;
  return [{ ...units, answer, groups, education }];
}

type DataOf<Type extends LaborerEvent['type']> = Extract<LaborerEvent, { type: Type }>['data'];

/** Forms are typed in late: what was said last in the world stands, not what was typed last. */
function answered(
  before: WillingnessCase,
  { kind, answer, askedOn }: DataOf<'laborer.willingness-recorded'>,
): WillingnessCase {
  const isOlder = before.askedOn !== null && askedOn < before.askedOn;
  return kind !== 'work' || isOlder ? before : { ...before, answer, askedOn };
}

function moved(units: Units, { unit, to }: DataOf<'laborer.units-changed'>): Units {
  if (unit === 'workplace') return { ...units, workplace: to };
  return to === null ? units : { ...units, [unit]: to };
}
