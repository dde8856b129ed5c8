import { accept, type ClaimKey, reject } from '@chunfeng/event-log';
import { claimOf } from './details';
import type { DataOf, Laborer } from './laborer';
import type { LaborerEvent } from './laborer.events';
import { type Knowledge, nothingToDo, type Step } from './step';

export type Forgetting = DataOf<'subject.forgotten'>;

/**
 * Releases the claim, so that the same person may be registered anew as somebody unknown. The key is destroyed
 * after the append. A second wish finds nothing to do, so that it can be repeated until it has succeeded.
 *
 * @param held claims of a laborer whose number cannot be read, for its key is gone already.
 */
export function forget(
  state: Laborer,
  { reason }: Forgetting,
  { claimKeyOf }: Knowledge,
  held: readonly ClaimKey[] = [],
): Step {
  if (state.status === 'unknown') return reject('laborer.not-found');
  if (state.status === 'forgotten') return nothingToDo;
  const forgotten: LaborerEvent = { type: 'subject.forgotten', data: { reason } };
  const release = state.person === null ? held : [claimOf(state.person.citizenNumber, claimKeyOf)];
  return accept([forgotten], { release });
}
