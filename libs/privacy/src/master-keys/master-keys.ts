/**
 * Port to where the master keys are: files, the environment, a key management service. A master key wraps the
 * keys of subjects and never enters the database.
 */
export abstract class MasterKeys {
  /** Id of the key that wraps from now on. */
  abstract current(): Promise<string>;

  /** @param bound authenticated with it: a wrapped key cannot be given to another subject. */
  abstract wrap(masterKey: string, key: Buffer, bound: Buffer): Promise<Buffer>;

  /** @throws MasterKeyMissingError, or an error when the wrapped key was tampered with. */
  abstract unwrap(masterKey: string, wrapped: Buffer, bound: Buffer): Promise<Buffer>;

  /** Destroys an old key for good: whatever is still wrapped under it, in any backup, is unreadable then. */
  abstract destroy(masterKey: string): Promise<void>;

  /** Ids of the keys at hand, oldest first. */
  abstract all(): Promise<readonly string[]>;
}
