import type { SealContext } from '@chunfeng/event-log';
import { EnvelopeBrokenError } from '../errors';
import { decrypt, encrypt } from '../master-keys/wrap';

/** First byte of a box: how it is made. */
const FORM = 1;

/**
 * What an envelope is bound to: event id, stream, type and schema version. Each part goes with its length, so no
 * two different contexts have the same bytes. Stored events depend on this form: never change it, add another.
 */
export function boundTo({ eventId, streamId, type, schemaVersion }: SealContext): Buffer {
  const parts = [eventId, streamId, type, String(schemaVersion)].map((part) => Buffer.from(part, 'utf8'));
  return Buffer.concat(
    parts.flatMap((part) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(part.length);
      return [length, part];
    }),
  );
}

/** One box for all personal fields of one event and subject: base64 of form | nonce | tag | ciphertext. */
export function sealBox(
  key: Buffer,
  context: SealContext,
  values: Readonly<Record<string, unknown>>,
): string {
  const sealed = encrypt(key, Buffer.from(JSON.stringify(values), 'utf8'), boundTo(context));
  return Buffer.concat([Buffer.from([FORM]), sealed]).toString('base64');
}

/** @throws EnvelopeBrokenError when any bit of box, context or key is another one. */
export function openBox(key: Buffer, context: SealContext, box: string): Record<string, unknown> {
  const bytes = Buffer.from(box, 'base64');
  // Node reads sloppy base64; only the one way of writing the bytes is ours.
  if (bytes[0] !== FORM || bytes.toString('base64') !== box) throw new EnvelopeBrokenError(context.eventId);
  try {
    const plain = decrypt(key, bytes.subarray(1), boundTo(context));
    return JSON.parse(plain.toString('utf8')) as Record<string, unknown>;
  } catch {
    throw new EnvelopeBrokenError(context.eventId);
  }
}
