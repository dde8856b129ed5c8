import { accept, type Decision, reject } from '@chunfeng/event-log';
import {
  type Laborer,
  type LaborerErrorCode,
  type LaborerEvent,
  type RegisteredLaborer,
  unitsChanged,
} from '@chunfeng/laborers';
import type { Ended, Placement, Started } from './placement';

type UnitsDecision = Decision<LaborerEvent, LaborerErrorCode>;

/**
 * Where a person works and who is responsible, by the person's work (domain.md §3): as the start says while a main
 * placement is open, the origin's again afterwards. Work beside the main one moves nobody.
 *
 * @param work the person's open main placement; where there is none, the one that was.
 * @param was `main-before`: what is secondary work by now had moved the person as the main one.
 */
export function settleUnits(person: Laborer, work: Placement, was?: 'main-before'): UnitsDecision {
  if (person.status === 'unknown') return reject('laborer.not-found');
  if (person.status === 'forgotten') return reject('laborer.forgotten');
  if (work.status !== 'started' && work.status !== 'ended' && work.status !== 'reversed') return accept([]);
  const moves = work.terms.standing === 'main' || was === 'main-before';
  if (!moves || (work.status !== 'reversed' && isOvertaken(person, work))) return accept([]);
  const works = work.status === 'started' && work.terms.standing === 'main';
  return accept(works ? movedTo(person, work) : movedBack(person));
}

/** Back-dated entry is normal in villages: what somebody verified of a later day stands. */
function isOvertaken({ employment }: RegisteredLaborer, work: Started | Ended): boolean {
  const on = work.status === 'ended' ? work.end.endedOn : work.terms.startedOn;
  return employment !== null && on < employment.verifiedOn;
}

function movedTo({ units }: RegisteredLaborer, { person }: Started): LaborerEvent[] {
  const { workplace, responsible } = person.units;
  const reason = responsible === units.origin ? 'returned' : 'employed-elsewhere';
  return [
    ...unitsChanged(units, { unit: 'workplace', to: workplace, reason: 'employed-elsewhere' }),
    ...unitsChanged(units, { unit: 'responsible', to: responsible, reason }),
  ];
}

function movedBack({ units }: RegisteredLaborer): LaborerEvent[] {
  return [
    ...unitsChanged(units, { unit: 'workplace', to: null, reason: 'returned' }),
    ...unitsChanged(units, { unit: 'responsible', to: units.origin, reason: 'returned' }),
  ];
}
