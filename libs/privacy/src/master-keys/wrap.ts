import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/** AES-256-GCM: nonce | tag | ciphertext. The nonce is random, one per wrapping. */
export function encrypt(key: Buffer, plain: Uint8Array, bound: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(bound);
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** @throws when a bit of the text or of what it is bound to differs. */
export function decrypt(key: Buffer, sealed: Buffer, bound: Uint8Array): Buffer {
  if (sealed.length < NONCE + TAG) throw new Error('too short');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  decipher.setAAD(bound);
  const plain = decipher.update(sealed.subarray(NONCE + TAG));
  decipher.final();
  return plain;
}

/** `2026-11.3f9a…`: the month, and a fingerprint, for two folders may each have made a key of that month. */
export function masterKeyId(month: string, key: Buffer): string {
  return `${month}.${createHash('sha256').update('chunfeng master key').update(key).digest('hex').slice(0, 12)}`;
}
