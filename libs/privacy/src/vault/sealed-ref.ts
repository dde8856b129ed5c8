import type { RecordedEvent, SealContext, SealedBox } from '@chunfeng/event-log';

/** An envelope together with what it is bound to. */
export interface SealedItem {
  readonly context: SealContext;
  readonly sealed: SealedBox;
}

const FORM = '1';

/**
 * The envelope of an event as one text for a view column: enough to open it without the event, and nothing in
 * clear. Pure, so a fold may call it. `null`: the event has no envelope.
 */
export function sealedRef(
  event: Pick<RecordedEvent, 'id' | 'streamId' | 'type' | 'schemaVersion' | 'sealed'>,
): string | null {
  if (event.sealed === undefined) return null;
  const { subject, box } = event.sealed;
  return [FORM, event.id, event.streamId, event.type, event.schemaVersion, subject, box].join('|');
}

/** @throws when the text was not made by {@link sealedRef}; it is not repeated. */
export function parseSealedRef(ref: string): SealedItem {
  const [form, eventId, streamId, type, schemaVersion, subject, box, ...rest] = ref.split('|');
  if (
    form !== FORM ||
    rest.length > 0 ||
    eventId === undefined ||
    streamId === undefined ||
    type === undefined ||
    subject === undefined ||
    box === undefined ||
    !/^[1-9]\d{0,5}$/.test(schemaVersion ?? '')
  )
    throw new Error('not a reference to an envelope');
  return {
    context: { eventId, streamId, type, schemaVersion: Number(schemaVersion) },
    sealed: { subject, box },
  };
}
