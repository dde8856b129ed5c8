import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { MasterKeyMissingError } from '../errors';
import { readSecretFile, secretFile, syncFolder } from '../secret-file';
import { MasterKeys } from './master-keys';
import { decrypt, encrypt, masterKeyId } from './wrap';

interface MasterKeyFile {
  readonly file: string;
  readonly key: Buffer;
}

const NAME = /^master-(\d{4}-\d{2})\.key$/;
/** `2026-11`, in Shanghai. */
const month = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
});

/** One file a month, made when the first key of that month is wrapped; readable by its owner only. */
export class FileMasterKeys extends MasterKeys {
  private files: ReadonlyMap<string, MasterKeyFile> = new Map();
  private wrapping: { readonly month: string; readonly id: string } | undefined;

  /** @param now for tests of the turn of a month. */
  constructor(
    private readonly folder: string,
    private readonly now: () => Date = () => new Date(),
  ) {
    super();
  }

  current(): Promise<string> {
    const thisMonth = month.format(this.now());
    if (this.wrapping?.month !== thisMonth) {
      const file = join(this.folder, `master-${thisMonth}.key`);
      const key = keyOf(secretFile(file, () => randomBytes(32).toString('base64')));
      this.wrapping = { month: thisMonth, id: masterKeyId(thisMonth, key) };
    }
    return Promise.resolve(this.wrapping.id);
  }

  wrap(masterKey: string, key: Buffer, bound: Buffer): Promise<Buffer> {
    return Promise.resolve(encrypt(this.find(masterKey).key, key, bound));
  }

  unwrap(masterKey: string, wrapped: Buffer, bound: Buffer): Promise<Buffer> {
    return Promise.resolve(decrypt(this.find(masterKey).key, wrapped, bound));
  }

  /** Overwritten before it is removed; on a copy-on-write disk or in a backup of the folder that is not enough. */
  destroy(masterKey: string): Promise<void> {
    const { file } = this.find(masterKey);
    const handle = openSync(file, 'r+');
    try {
      writeSync(handle, randomBytes(statSync(file).size));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    rmSync(file);
    syncFolder(this.folder);
    this.files = new Map();
    return Promise.resolve();
  }

  all(): Promise<readonly string[]> {
    this.files = this.readFolder();
    return Promise.resolve([...this.files.keys()].sort());
  }

  private find(masterKey: string): MasterKeyFile {
    let found = this.files.get(masterKey);
    if (found === undefined) {
      this.files = this.readFolder();
      found = this.files.get(masterKey);
    }
    if (found === undefined) throw new MasterKeyMissingError(masterKey);
    return found;
  }

  private readFolder(): Map<string, MasterKeyFile> {
    const files = new Map<string, MasterKeyFile>();
    for (const name of readdirSync(this.folder)) {
      const ofMonth = NAME.exec(name)?.[1];
      if (ofMonth === undefined) continue;
      const file = join(this.folder, name);
      const key = keyOf(readSecretFile(file));
      files.set(masterKeyId(ofMonth, key), { file, key });
    }
    return files;
  }
}

function keyOf(text: string): Buffer {
  const key = Buffer.from(text, 'base64');
  if (key.length !== 32) throw new Error('a master key file does not hold 32 bytes in base64');
  return key;
}
