import { setTimeout as sleep } from 'node:timers/promises';
import { createPool } from '@chunfeng/database';
import type { SealContext, SealedBox, Sealer } from '@chunfeng/event-log';
import { failpoint } from '@chunfeng/failpoints';
import type pg from 'pg';
import { SubjectForgottenError, SubjectKeyMissingError } from '../errors';
import type { MasterKeys } from '../master-keys/master-keys';
import { DestroyedLedger } from './destroyed-ledger';
import { DestroyedListener } from './destroyed-listener';
import { openBox, sealBox } from './envelope';
import { KeyCache, type KeyCacheOptions } from './key-cache';
import { type KeyState, KeyStore } from './key-store';
import { parseSealedRef, type SealedItem } from './sealed-ref';

export interface SubjectVaultOptions {
  /** The key database, at head (`prepareKeysDatabase`). */
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  readonly masterKeys: MasterKeys;
  /** Path of the ledger of destroyed keys: on another disk than the database, one for all processes. */
  readonly ledgerFile: string;
  readonly cache?: KeyCacheOptions;
}

export type Personal = Record<string, unknown>;

const LEDGER_BATCH = 5_000;
const ATTEMPTS = 4;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Seals personal values under a key of their subject, and destroys that key when the subject is forgotten.
 *
 * What `forget` leaves behind (INV-SEAL). Data keys are only ever written wrapped, so no file, WAL segment or
 * backup holds one in clear. Destroying empties the row; PostgreSQL may keep the old row version in a page until
 * vacuum, and in WAL and backups for their lifetime: a *wrapped* key, useless without the master key of its month,
 * which is in none of them. Rotation closes that too: once the remaining keys are wrapped under a newer master key
 * and the old one is destroyed ({@link rotateMasterKeys}), every old copy of every forgotten key is unreadable,
 * wherever it lies. Another process may hold a destroyed key in memory until it hears of it, at most 60 s.
 *
 * Order of forgetting: `subject.forgotten` is in the log → ledger (fsync) → row → caches. A crash after any step
 * is finished by the next start (the ledger is replayed) or by whoever repeats {@link destroyKey}.
 */
export class SubjectVault implements Sealer {
  private readonly cache: KeyCache;
  private readonly listener: DestroyedListener;

  private constructor(
    private readonly pool: pg.Pool,
    private readonly store: KeyStore,
    private readonly ledger: DestroyedLedger,
    options: SubjectVaultOptions,
  ) {
    this.cache = new KeyCache(store, options.cache);
    this.listener = new DestroyedListener(options.url, `${options.name}-keys-listen`, this.cache);
  }

  /** Replays the ledger before anything is sealed or opened: a restored key database knows nothing of it. */
  static async open(options: SubjectVaultOptions): Promise<SubjectVault> {
    const ledger = await DestroyedLedger.open(options.ledgerFile);
    const pool = createPool({ url: options.url, name: `${options.name}-keys`, max: 4 });
    const store = new KeyStore(pool, options.masterKeys);
    try {
      const destroyed = [...ledger.subjects];
      for (let from = 0; from < destroyed.length; from += LEDGER_BATCH)
        await store.destroy(destroyed.slice(from, from + LEDGER_BATCH));
      const vault = new SubjectVault(pool, store, ledger, options);
      await vault.listener.firstAttempt;
      return vault;
    } catch (error) {
      await Promise.all([ledger.close(), pool.end()]);
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.listener.close();
    await Promise.all([this.ledger.close(), this.pool.end()]);
  }

  /** Lines of the ledger that could not be read at start; more than one is a reason to look at the file. */
  get damagedLedgerLines(): number {
    return this.ledger.damagedLines;
  }

  /** @throws SubjectForgottenError */
  async seal(context: SealContext, subject: string, values: Readonly<Personal>): Promise<SealedBox> {
    const id = subjectId(subject);
    const key = this.cache.peek(id) ?? (await this.cache.get(id, true));
    if (!Buffer.isBuffer(key)) throw new SubjectForgottenError(id);
    return { subject: id, box: sealBox(key, context, values) };
  }

  /**
   * @returns `null` when the subject has been forgotten.
   * @throws EnvelopeBrokenError, SubjectKeyMissingError
   */
  async unseal(context: SealContext, sealed: SealedBox): Promise<Personal | null> {
    const id = subjectId(sealed.subject);
    const key = this.cache.peek(id) ?? (await this.cache.get(id, false));
    return opened(key, { context, sealed });
  }

  /** The same for many, in their order, with one read for all keys that are not at hand. */
  async unsealMany(items: readonly SealedItem[]): Promise<(Personal | null)[]> {
    const keys = await this.keysOf(items.map(({ sealed }) => subjectId(sealed.subject)));
    return items.map((item) => opened(keys.get(subjectId(item.sealed.subject)), item));
  }

  /** Opens what `sealedRef` made. */
  async unsealRef(ref: string): Promise<Personal | null> {
    const { context, sealed } = parseSealedRef(ref);
    return this.unseal(context, sealed);
  }

  /** In the order of the references; `null` for `null` and for forgotten subjects. */
  async unsealRefs(refs: readonly (string | null)[]): Promise<(Personal | null)[]> {
    const items = refs.map((ref) => (ref === null ? null : parseSealedRef(ref)));
    const opened = await this.unsealMany(items.filter((item) => item !== null));
    let next = 0;
    return items.map((item) => (item === null ? null : (opened[next++] ?? null)));
  }

  /** Makes the keys of many subjects with few statements; for imports. Forgotten ones stay forgotten. */
  async ensureKeys(subjects: readonly string[]): Promise<void> {
    await Promise.all(subjects.map((subject) => this.cache.get(subjectId(subject), true)));
  }

  /** Those of the subjects that have a key: not forgotten, and sealed for before. Asks the database. */
  async existingKeys(subjects: readonly string[]): Promise<readonly string[]> {
    const found = await this.store.find(subjects.map(subjectId));
    return subjects.filter((subject) => {
      const state = found.get(subjectId(subject));
      return state !== undefined && state !== 'destroyed';
    });
  }

  /**
   * Destroys the subject's key for good; to be called after `subject.forgotten` is in the log. Repeatable. When it
   * rejects, the ledger may already have it, and the next start finishes the work.
   */
  async destroyKey(subject: string): Promise<void> {
    const id = subjectId(subject);
    await this.ledger.append(id);
    await failpoint('destroy-key.after-ledger');
    await persistently(() => this.store.destroy([id]));
    this.cache.evict(id);
    await failpoint('destroy-key.after-row');
    // Only speeds up what their maximum age does anyway.
    await this.store.tellDestroyed(id).catch(() => undefined);
  }

  private async keysOf(subjects: readonly string[]): Promise<Map<string, KeyState | undefined>> {
    const keys = new Map<string, KeyState | undefined>();
    for (const subject of subjects) keys.set(subject, this.cache.peek(subject));
    const missing = [...keys.keys()].filter((subject) => keys.get(subject) === undefined);
    await Promise.all(
      missing.map(async (subject) => keys.set(subject, await this.cache.get(subject, false))),
    );
    return keys;
  }
}

/** One spelling of a subject; checked here, for in a shared statement one bad id would fail all the others. */
function subjectId(subject: string): string {
  if (!UUID.test(subject)) throw new Error('a subject is a uuid');
  return subject.toLowerCase();
}

function opened(key: KeyState | undefined, { context, sealed }: SealedItem): Personal | null {
  if (key === undefined) throw new SubjectKeyMissingError(sealed.subject);
  return key === 'destroyed' ? null : openBox(key, context, sealed.box);
}

async function persistently(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await sleep(50 * 4 ** attempt);
    }
  }
}
