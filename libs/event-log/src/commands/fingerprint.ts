import { createHmac } from 'node:crypto';
import stringify from 'fast-json-stable-stringify';

/**
 * Tells one command content from another without keeping it. Keyed, because contents hold values that a plain
 * hash would let anyone enumerate (citizen numbers).
 */
export function fingerprint(secret: string | Buffer, content: unknown): string {
  return createHmac('sha256', secret)
    .update(stringify(content ?? null))
    .digest('base64url');
}
