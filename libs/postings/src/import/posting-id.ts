import { createHash } from 'node:crypto';

/** Our own, so that nobody else's names lead to the same ids. */
const NAMESPACE = 'https://chunfeng.example/postings/';

/**
 * The id of an imported posting follows from where it came from, so that a file may be imported again.
 * A UUID of version 8 (RFC 9562: the bits are ours to choose) over SHA-256.
 */
export function postingIdOf(system: string, externalId: string): string {
  const hash = createHash('sha256').update(`${NAMESPACE}${system}\0${externalId}`).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex').slice(0, 32);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Short digest of a content, for idempotency keys and for rows without an id of their own. */
export function digestOf(content: string): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 22);
}
