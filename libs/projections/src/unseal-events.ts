import type { RecordedEvent, Sealer } from '@chunfeng/event-log';
import { FoldError } from './poison';
import type { FoldedEvent, Projection } from './projection';

/** Opens the envelopes of a batch at once, where the projection asks for it. */
export async function unsealEvents(
  projection: Projection,
  events: readonly (RecordedEvent | undefined)[],
  sealer: Sealer | undefined,
): Promise<readonly (FoldedEvent | undefined)[]> {
  if (projection.unseals !== true) return events;
  if (sealer === undefined) throw new TypeError(`projection ${projection.name} unseals, but has no sealer`);
  return Promise.all(
    events.map(async (event, index) => {
      if (event?.sealed === undefined) return event;
      const { id: eventId, streamId, type, schemaVersion } = event;
      try {
        return {
          ...event,
          personal: await sealer.unseal({ eventId, streamId, type, schemaVersion }, event.sealed),
        };
      } catch (error) {
        throw new FoldError(index, error);
      }
    }),
  );
}
