import { MasterKeyMissingError } from '../errors';
import { MasterKeys } from './master-keys';
import { decrypt, encrypt, masterKeyId } from './wrap';

/** Master keys given from outside, as by a secret store: `2026-11=<base64>,2026-12=<base64>`; the last month wraps. */
export class KnownMasterKeys extends MasterKeys {
  private readonly keys = new Map<string, Buffer>();

  /** @throws when the text is not of that form or a key has not 32 bytes. It is not repeated. */
  static fromText(text: string): KnownMasterKeys {
    const known = new KnownMasterKeys();
    for (const entry of text.split(',')) {
      const parts = /^(\d{4}-\d{2})=([A-Za-z0-9+/]{43}=)$/.exec(entry.trim());
      if (parts?.[1] === undefined || parts[2] === undefined)
        throw new Error('master keys: expected <year-month>=<base64 of 32 bytes>, separated by commas');
      const key = Buffer.from(parts[2], 'base64');
      known.keys.set(masterKeyId(parts[1], key), key);
    }
    return known;
  }

  current(): Promise<string> {
    const newest = this.ids().at(-1);
    return newest === undefined
      ? Promise.reject(new MasterKeyMissingError('(none given)'))
      : Promise.resolve(newest);
  }

  wrap(masterKey: string, key: Buffer, bound: Buffer): Promise<Buffer> {
    return this.use(masterKey, (master) => encrypt(master, key, bound));
  }

  unwrap(masterKey: string, wrapped: Buffer, bound: Buffer): Promise<Buffer> {
    return this.use(masterKey, (master) => decrypt(master, wrapped, bound));
  }

  /** Forgets it in this process; taking it out of the secret store is the operator's part. */
  destroy(masterKey: string): Promise<void> {
    this.keys.delete(masterKey);
    return Promise.resolve();
  }

  all(): Promise<readonly string[]> {
    return Promise.resolve(this.ids());
  }

  private ids(): string[] {
    return [...this.keys.keys()].sort();
  }

  private use(masterKey: string, work: (master: Buffer) => Buffer): Promise<Buffer> {
    return new Promise((resolve) => {
      const master = this.keys.get(masterKey);
      if (master === undefined) throw new MasterKeyMissingError(masterKey);
      resolve(work(master));
    });
  }
}
