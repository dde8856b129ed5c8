import { createPool } from '@chunfeng/database';
import type { MasterKeys } from '../master-keys/master-keys';
import { KeyStore } from './key-store';

export interface Rotation {
  /** Keys that were wrapped anew under this month's master key. */
  readonly rewrapped: number;
  /** Old master keys that were destroyed. */
  readonly destroyed: readonly string[];
}

const BATCH = 500;

/**
 * Wraps every key under the current master key and then destroys the master keys of months before `keepFrom`.
 * From then on no backup, WAL archive or dead row of the time before gives up a key of somebody forgotten; nor does
 * a backup of the key database from that time give up any other. So `keepFrom` is the month of the oldest backup
 * of the key database that anyone may still want to restore. May be interrupted and repeated.
 *
 * @param keepFrom `YYYY-MM`
 */
export async function rotateMasterKeys(
  url: string,
  masterKeys: MasterKeys,
  keepFrom: string,
  onProgress: (rewrapped: number) => void = () => undefined,
): Promise<Rotation> {
  if (!/^\d{4}-\d{2}$/.test(keepFrom)) throw new Error('keepFrom: expected YYYY-MM');
  const pool = createPool({ url, name: 'keys-rotate', max: 1 });
  const store = new KeyStore(pool, masterKeys);
  try {
    const current = await masterKeys.current();
    let rewrapped = 0;
    for (let count = BATCH; count > 0;) {
      count = await store.rewrap(current, BATCH);
      rewrapped += count;
      onProgress(rewrapped);
    }
    const inUse = new Set(await store.mastersInUse());
    const old = (await masterKeys.all()).filter(
      (id) => id.slice(0, 7) < keepFrom && id !== current && !inUse.has(id),
    );
    for (const id of old) await masterKeys.destroy(id);
    return { rewrapped, destroyed: old };
  } finally {
    await pool.end();
  }
}
