import { isDeepStrictEqual } from 'node:util';
import { reject, type Refusal } from '@chunfeng/event-log';
import { pastDay } from './dates';
import { closedEvent } from './end';
import type { FourUnits, PersonFacts, WorkFacts } from './facts';
import type { Parts, Step } from './jointly';
import { reopenOthers } from './others';
import { personFacts } from './person-facts';
import type { DataOf, End, Ended, Started, Terms } from './placement';
import type { PlacementErrorCode } from './placement.errors';
import type { Moment, Situation } from './situation';
import { opening, placedAlready } from './start';
import { unitsAtWork } from './units-at-work';
import { noted } from './verify';
import { unknownCode, workTold, wrongWorkplace, type WorkTold } from './work-facts';

/** What is to be read otherwise; what is left out stands. */
export interface Correction extends Partial<Terms>, Partial<Omit<End, 'reason'>> {
  readonly reason: DataOf<'placement.corrected'>['reason'];
  readonly endReason?: End['reason'];
  readonly work?: WorkTold;
  readonly workplace?: string | null;
}

type Corrected = Omit<DataOf<'placement.corrected'>, 'reason'>;

/** Recorded whole, so that figures can be restated; no event where nothing changes. */
export function correct(
  situation: Situation,
  state: Started | Ended,
  correction: Correction,
  moment: Moment,
): Step | 'unchanged' {
  const corrected = correctedOf(situation, state, correction);
  const refused = wrong(state, correction, corrected, moment);
  if (refused) return refused;
  if (isDeepStrictEqual(corrected, asRecorded(state))) return 'unchanged';
  const moved = movedStanding(situation, state, corrected, moment);
  if ('accepted' in moved) return moved;
  const data = { reason: correction.reason, ...corrected };
  return { ...moved, placement: [{ type: 'placement.corrected', data }] };
}

function correctedOf(situation: Situation, state: Started | Ended, correction: Correction): Corrected {
  const before = asRecorded(state);
  const { startedOn, endedOn, endReason } = { ...before, ...correction };
  const { standing, contract, monthlyWageFen, channel } = { ...before, ...correction };
  const terms = { startedOn, standing, contract, monthlyWageFen, channel };
  const { origin } = state.person.units;
  const work = workTold(state.work, correction.work ?? {}, correction.workplace, origin, startedOn);
  const person = personAfter(situation, state, { terms, work, told: correction.workplace });
  return { ...terms, endedOn, endReason, person, work };
}

function asRecorded(state: Started | Ended): Corrected {
  const { terms, person, work } = state;
  const end = state.status === 'ended' ? state.end : undefined;
  return { ...terms, endedOn: end?.endedOn ?? null, endReason: end?.reason ?? null, person, work };
}

/** Another day has other groups and another age; another place or standing, other units. */
function personAfter(
  { laborer }: Situation,
  state: Started | Ended,
  { terms, work, told }: { terms: Terms; work: WorkFacts; told: string | null | undefined },
): PersonFacts {
  const { startedOn, standing } = terms;
  const { person } = state;
  const samePlace = work.place === state.work.place && isAbroad(work) === isAbroad(state.work);
  const movesUnits = told !== undefined || !samePlace || standing !== state.terms.standing;
  // What somebody told of a place stands for as long as it is the place.
  const workplace = told !== undefined || !samePlace ? (told ?? null) : person.units.workplace;
  const units = movesUnits ? unitsAtWork(unitsBefore(state), work, standing, workplace) : person.units;
  return startedOn !== state.terms.startedOn && laborer.status === 'registered'
    ? personFacts(laborer, startedOn, units)
    : { ...person, units };
}

function isAbroad({ direction }: WorkFacts): boolean {
  return direction === 'abroad';
}

/** As if the work had moved nobody: whoever was moved to the unit of work is the origin's again (domain.md §3). */
function unitsBefore({ person: { units }, terms: { standing } }: Started | Ended): FourUnits {
  return standing === 'main' && units.workplace !== null ? { ...units, responsible: units.origin } : units;
}

function wrong(
  state: Started | Ended,
  { work = {}, workplace = null, ...correction }: Correction,
  { startedOn, endedOn, work: after }: Corrected,
  { today }: Moment,
): Refusal<PlacementErrorCode> | undefined {
  const namesEnd = correction.endedOn !== undefined || correction.endReason !== undefined;
  if (state.status === 'started' && namesEnd) return reject('placement.not-ended', { field: '/endedOn' });
  const found = unknownCode(work) ?? wrongWorkplace(workplace, after);
  if (found) return found;
  if (state.postingId !== null && work.occupation !== undefined)
    return reject('placement.work-from-posting', { field: '/work/occupation' });
  return (
    pastDay('/startedOn', startedOn, today) ??
    (endedOn === null ? undefined : pastDay('/endedOn', endedOn, today, startedOn))
  );
}

/** A main placement that was a secondary one gives back what it had closed, and the other way round (INV-ONE). */
function movedStanding(
  situation: Situation,
  { status, terms: { standing: before } }: Started | Ended,
  { standing }: Corrected,
  moment: Moment,
): Omit<Parts, 'placement'> | Refusal<PlacementErrorCode> {
  if (status === 'ended' || standing === before) return { candidacy: [noted(situation)] };
  const refused = placedAlready(situation, standing);
  if (refused) return refused;
  const closing = closedEvent(situation, before, 'corrected');
  const opened = opening(situation, standing);
  if (standing === 'main') return { ...opened, candidacy: [closing, ...opened.candidacy] };
  const given = reopenOthers(situation, moment);
  return {
    candidacy: [closing, ...opened.candidacy, ...given.candidacy],
    others: given.others,
    claim: 'release',
  };
}
