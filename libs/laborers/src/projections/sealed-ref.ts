import type { RecordedEvent } from '@chunfeng/event-log';

/** provisional until the privacy library offers its own */
export function sealedRef(event: RecordedEvent): string | undefined {
  if (event.sealed === undefined) return undefined;
  return JSON.stringify({
    eventId: event.id,
    streamId: event.streamId,
    type: event.type,
    schemaVersion: event.schemaVersion,
    ...event.sealed,
  });
}
