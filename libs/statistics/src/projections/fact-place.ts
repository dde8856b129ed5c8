import type { RecordedEvent } from '@chunfeng/event-log';
import { dayInShanghai } from '@chunfeng/reference';

/** Where in the log a fact comes from; `ord` tells apart several facts of one event. */
export type FactPlace = {
  readonly position: number;
  readonly ord: number;
  /** Day in Shanghai on which it was recorded: the second clock. */
  readonly recorded_on: string;
};

export function factPlace({ position, recordedAt }: RecordedEvent, ord: number): FactPlace {
  return { position, ord, recorded_on: dayInShanghai(new Date(recordedAt)) };
}

export function idOf({ streamId }: Pick<RecordedEvent, 'streamId'>): string {
  return streamId.slice(streamId.indexOf('-') + 1);
}
