import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { secretFile } from '../secret-file';
import { normalCitizenNumber, normalName, normalPhone } from './normal-forms';

/**
 * Keyed hashes by which a person is found and claimed. Written `<key version>.<base64url>`, so that hashes of two
 * keys are never compared. Each purpose has a key derived for it alone: the hash of a value in one place says
 * nothing about the same value elsewhere. Whoever holds the key can enumerate all citizen numbers in hours; it
 * lives with the master keys, outside the database.
 */
export class KeyedHashes {
  private readonly keys: Readonly<Record<'citizen-number' | 'name' | 'phone' | 'household-card', Buffer>>;
  /** Secret for the fingerprints of commands (`EventLogOptions.fingerprintKey`), derived like the others. */
  readonly fingerprintKey: Buffer;

  /** @param secret 32 bytes. @param version of the secret, from 1. */
  constructor(
    secret: Buffer,
    private readonly version = 1,
  ) {
    if (secret.length !== 32) throw new Error('the hash secret needs 32 bytes');
    this.keys = {
      'citizen-number': derived(secret, 'citizen-number'),
      name: derived(secret, 'name'),
      phone: derived(secret, 'phone'),
      'household-card': derived(secret, 'household-card'),
    };
    this.fingerprintKey = derived(secret, 'command-fingerprint');
  }

  /** Reads the secret of the folder, or makes it; one for all processes of an installation. */
  static open(folder: string): KeyedHashes {
    const text = secretFile(join(folder, 'hash-1.key'), () => randomBytes(32).toString('base64'));
    return new KeyedHashes(Buffer.from(text, 'base64'));
  }

  /** Key of the claim of INV-ID. */
  ofCitizenNumber(citizenNumber: string): string {
    return this.hash('citizen-number', normalCitizenNumber(citizenNumber));
  }

  ofName(name: string): string {
    return this.hash('name', normalName(name));
  }

  ofPhone(phone: string): string {
    return this.hash('phone', normalPhone(phone));
  }

  /** Key of the claim on the number of a household in the poverty card system (户编号). */
  ofHouseholdCard(cardNumber: string): string {
    return this.hash('household-card', normalCitizenNumber(cardNumber));
  }

  private hash(purpose: keyof KeyedHashes['keys'], value: string): string {
    return `${this.version}.${createHmac('sha256', this.keys[purpose]).update(value, 'utf8').digest('base64url')}`;
  }
}

function derived(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `chunfeng hash ${purpose}`, 32));
}
