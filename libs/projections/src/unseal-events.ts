import type { RecordedEvent, Sealer } from '@chunfeng/event-log';
import { FoldError } from './poison';
import type { FoldedEvent, Projection } from './projection';

/**
 * What a sealer says of the envelope itself. Anything else (its key database is away or its pool exhausted, a master
 * key is missing) would come with every event and goes away without anybody touching one: it never parks.
 */
const ENVELOPE_ERRORS: ReadonlySet<string> = new Set(['EnvelopeBrokenError', 'SubjectKeyMissingError']);

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
        throw liesInEnvelope(error) ? new FoldError(index, error) : error;
      }
    }),
  );
}

function liesInEnvelope(error: unknown): boolean {
  return error instanceof Error && ENVELOPE_ERRORS.has(error.name);
}
