import { firstOf, knownRegion, knownOccupation, realDay } from './checks';
import type { DataOf, Intention, RegisteredLaborer } from './laborer';
import { nothingToDo, record, sameData, type Step } from './step';

export type IntentionEnd = DataOf<'laborer.intention-closed'>;

/** What somebody seeks, whole: a new intention replaces the one before it. */
export function recordIntention(state: RegisteredLaborer, intention: Intention): Step {
  const finding = firstOf(
    ...intention.occupations.map((code, index) => knownOccupation(`/occupations/${index}`, code)),
    ...intention.regions.map((code, index) => knownRegion(`/regions/${index}`, code)),
    realDay('/availableFrom', intention.availableFrom),
  );
  if (finding) return finding;
  if (sameData(state.intention, intention)) return nothingToDo;
  return record({ type: 'laborer.intention-recorded', data: intention });
}

/** Without an open intention the wish is fulfilled already. */
export function closeIntention(state: RegisteredLaborer, end: IntentionEnd): Step {
  return state.intention === null ? nothingToDo : record({ type: 'laborer.intention-closed', data: end });
}
