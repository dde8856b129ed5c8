import type { PersonFacts, PlacementEvent } from '@chunfeng/placements';
import { destinationOf, knownOnly, middleGroupOf, sectionOf } from './coarse-codes';

/** What a placement is counted by, all of it stamped in its events; `null` and an empty list: not known. */
export type PlacementDimensions = {
  readonly origin: string;
  readonly ledger: string;
  readonly responsible: string;
  readonly workplace: string | null;
  readonly industry: string | null;
  readonly work_form: string | null;
  readonly direction: string | null;
  readonly occupation_middle: string | null;
  readonly destination: string | null;
  readonly groups: readonly string[];
  readonly age_band: string | null;
  readonly education: string | null;
  readonly standing: string;
  readonly route: string;
  readonly channel: string | null;
};

/** A placement as the figures know it, from its start on. */
export interface PlacementCase {
  readonly person: string;
  readonly startedOn: string;
  /** `null`: it goes on. */
  readonly endedOn: string | null;
  readonly dimensions: PlacementDimensions;
}

export type PlacementMeasure = 'started' | 'ended';

/** One placement under one measure: a person-time (人次). */
export type PlacementContribution = PlacementDimensions & {
  readonly measure: PlacementMeasure;
  readonly occurred_on: string;
  readonly person: string;
};

type DataOf<Type extends PlacementEvent['type']> = Extract<PlacementEvent, { type: Type }>['data'];

/** The case after an event; `undefined`: nothing is counted. */
export function evolvePlacementCase(
  before: PlacementCase | undefined,
  event: PlacementEvent,
): PlacementCase | undefined {
  if (event.type === 'placement.started') return started(event.data);
  if (before === undefined) return undefined; // A referral is no placement yet.
  switch (event.type) {
    case 'placement.ended':
      return { ...before, endedOn: event.data.endedOn };
    case 'placement.corrected':
      return corrected(before, event.data);
    case 'placement.reversed':
      return event.data.of === 'start' ? undefined : { ...before, endedOn: null };
    default:
      return before;
  }
}

/** What the case adds to the figures. An end is counted by what was known of the start, so that the two compare. */
export function placementContributions(state: PlacementCase | undefined): readonly PlacementContribution[] {
  if (state === undefined) return [];
  const { dimensions, person, startedOn, endedOn } = state;
  const start = { ...dimensions, person, measure: 'started', occurred_on: startedOn } as const;
  return endedOn === null ? [start] : [start, { ...start, measure: 'ended', occurred_on: endedOn }];
}

function started(data: DataOf<'placement.started'>): PlacementCase {
  return {
    person: data.laborerId,
    startedOn: data.startedOn,
    endedOn: null,
    dimensions: dimensionsOf(data, data.route),
  };
}

function corrected(before: PlacementCase, data: DataOf<'placement.corrected'>): PlacementCase {
  const { startedOn, endedOn } = data;
  return { ...before, startedOn, endedOn, dimensions: dimensionsOf(data, before.dimensions.route) };
}

function dimensionsOf(
  {
    person,
    work,
    standing,
    channel,
  }: Pick<DataOf<'placement.started'>, 'person' | 'work' | 'standing' | 'channel'>,
  route: string,
): PlacementDimensions {
  return {
    ...personDimensions(person),
    industry: sectionOf(work.industry),
    work_form: knownOnly(work.workForm),
    direction: knownOnly(work.direction),
    occupation_middle: middleGroupOf(work.occupation),
    destination: destinationOf(work, person.units),
    standing,
    route,
    channel: knownOnly(channel),
  };
}

function personDimensions({ units, groups, ageBand, education }: PersonFacts) {
  const { origin, ledger, responsible, workplace } = units;
  return { origin, ledger, responsible, workplace, groups, age_band: ageBand, education };
}
