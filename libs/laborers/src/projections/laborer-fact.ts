import type { RecordedEvent } from '@chunfeng/event-log';
import type { LaborerEvent } from '../domain/laborer.events';

type Clear<Event> = Event extends { type: infer Type; data: infer Data }
  ? { readonly type: Type; readonly data: Omit<Data, 'person' | 'evidenceReference' | 'formNumber'> }
  : never;

/** A laborer event as a projection sees it: without its personal fields. */
export type LaborerFact = Clear<LaborerEvent>;

/** The log validated the payload when it was written and upcast it when it was read. */
export function factOf({ type, data }: RecordedEvent): LaborerFact {
  return { type, data } as unknown as LaborerFact;
}

export function laborerIdOf({ streamId }: RecordedEvent): string {
  return streamId.slice('laborer-'.length);
}
