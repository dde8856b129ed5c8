import type { RecordedEvent } from '@chunfeng/event-log';
import { type Laborer, laborer } from './laborer';
import type { LaborerEvent } from './laborer.events';

/** Personal fields of all events of a laborer, as they read without a key. */
const UNREADABLE = { person: null, evidenceReference: null, formNumber: null };

/** What a laborer's events tell without any key: whose it is, and codes. */
export function foldSealed(events: readonly RecordedEvent[]): Laborer {
  return events.reduce<Laborer>(
    (state, { type, data }) =>
      laborer.evolve(state, { type, data: { ...UNREADABLE, ...data } } as unknown as LaborerEvent),
    laborer.initial,
  );
}
