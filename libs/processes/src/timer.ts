import type { EventDefinition, RecordedEvent } from '@chunfeng/event-log';
import type { CommandFor } from './process-manager';

/** Work that falls due by itself, one row per stream: the expiry of a posting, the lapse of a referral. */
export interface Timer {
  /** Stable name, also the first part of the row's key: `posting-expiry`. */
  readonly name: string;
  readonly events: readonly EventDefinition[];
  /**
   * What an event makes of the stream's due work: a day (due once that day is over, in Asia/Shanghai), `null` when
   * nothing is due any more, `undefined` when it does not change. Pure.
   *
   * @param current what is due so far; `null`: nothing.
   */
  due(event: RecordedEvent, current: string | null): string | null | undefined;
  /** Fired for a stream whose day has passed; its decision refuses when it is no longer due. */
  command(streamUuid: string, dueOn: string): CommandFor;
}
