import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { MasterKeys } from '../master-keys/master-keys';

/** A subject's key, or that there is none any more. */
export type KeyState = Buffer | 'destroyed';

/** Told in the key database when a key has been destroyed; the payload is the subject. */
export const DESTROYED_CHANNEL = 'subject_key_destroyed';

interface KeyRow {
  readonly subject: string;
  readonly wrapped: Buffer | null;
  readonly master_key: string | null;
}

/** The table of wrapped keys. */
export class KeyStore {
  constructor(
    private readonly pool: pg.Pool,
    private readonly masterKeys: MasterKeys,
  ) {}

  /** Keys of those subjects that have a row; a key that cannot be unwrapped spoils its own subject only. */
  async find(subjects: readonly string[]): Promise<Map<string, KeyState | Error>> {
    const { rows } = await this.pool.query<KeyRow>({
      name: 'find-subject-keys',
      text: 'select subject, wrapped, master_key from keys.subject_key where subject = any($1::uuid[])',
      values: [subjects],
    });
    const found = new Map<string, KeyState | Error>();
    for (const row of rows) {
      const state = await this.stateOf(row).catch((error: unknown) => error);
      found.set(row.subject, isKeyState(state) ? state : unwrapError(row.subject, state));
    }
    return found;
  }

  /** The same, with new keys for those that have no row; these are durable when it resolves. */
  async findOrCreate(subjects: readonly string[]): Promise<Map<string, KeyState | Error>> {
    const found = await this.find(subjects);
    const missing = subjects.filter((subject) => !found.has(subject));
    if (missing.length === 0) return found;
    for (const [subject, key] of await this.create(missing)) found.set(subject, key);
    // Made, or destroyed, by another process in between.
    const others = missing.filter((subject) => !found.has(subject));
    if (others.length > 0) for (const [subject, state] of await this.find(others)) found.set(subject, state);
    return found;
  }

  /** Idempotent. The row stays and refuses a new key. */
  async destroy(subjects: readonly string[]): Promise<void> {
    await this.pool.query(
      `insert into keys.subject_key as present (subject, destroyed_at)
       select subject, clock_timestamp() from unnest($1::uuid[]) as given(subject) order by subject
       on conflict (subject) do update set wrapped = null, master_key = null, destroyed_at = excluded.destroyed_at
       where present.destroyed_at is null`,
      [subjects],
    );
  }

  async tellDestroyed(subject: string): Promise<void> {
    await this.pool.query('select pg_notify($1, $2)', [DESTROYED_CHANNEL, subject]);
  }

  /** Wraps up to `limit` keys anew that are not under `master`; returns how many. */
  async rewrap(master: string, limit: number): Promise<number> {
    const { rows } = await this.pool.query<KeyRow>(
      `select subject, wrapped, master_key from keys.subject_key
       where wrapped is not null and master_key <> $1 order by master_key, subject limit $2`,
      [master, limit],
    );
    const wrapped: Buffer[] = [];
    for (const row of rows) {
      const state = await this.stateOf(row);
      if (state === 'destroyed') throw new Error('a destroyed key is not rewrapped');
      wrapped.push(await this.masterKeys.wrap(master, state, boundToSubject(row.subject)));
    }
    // Only where nothing has changed since: a key that was destroyed meanwhile stays destroyed.
    await this.pool.query(
      `update keys.subject_key as present set wrapped = given.wrapped, master_key = $4
       from unnest($1::uuid[], $2::bytea[], $3::text[]) as given(subject, wrapped, master_key)
       where present.subject = given.subject and present.master_key = given.master_key`,
      [rows.map(({ subject }) => subject), wrapped, rows.map(({ master_key }) => master_key), master],
    );
    return rows.length;
  }

  /** Master keys under which some key is still wrapped. */
  async mastersInUse(): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ master_key: string }>(
      'select distinct master_key from keys.subject_key where wrapped is not null',
    );
    return rows.map(({ master_key }) => master_key);
  }

  private async create(subjects: readonly string[]): Promise<Map<string, Buffer>> {
    const master = await this.masterKeys.current();
    const keys = new Map<string, Buffer>();
    const wrapped: Buffer[] = [];
    // One order for all writers: two batches with common subjects do not deadlock.
    const ordered = [...subjects].sort();
    for (const subject of ordered) {
      const key = randomBytes(32);
      keys.set(subject, key);
      wrapped.push(await this.masterKeys.wrap(master, key, boundToSubject(subject)));
    }
    const { rows } = await this.pool.query<{ subject: string }>({
      name: 'create-subject-keys',
      text: `insert into keys.subject_key (subject, wrapped, master_key)
             select subject, wrapped, $3 from unnest($1::uuid[], $2::bytea[]) as given(subject, wrapped)
             on conflict (subject) do nothing returning subject`,
      values: [ordered, wrapped, master],
    });
    return new Map(
      rows.flatMap(({ subject }) => {
        const key = keys.get(subject);
        return key === undefined ? [] : [[subject, key] as const];
      }),
    );
  }

  private async stateOf({ subject, wrapped, master_key: master }: KeyRow): Promise<KeyState> {
    if (wrapped === null || master === null) return 'destroyed';
    return this.masterKeys.unwrap(master, wrapped, boundToSubject(subject));
  }
}

function boundToSubject(subject: string): Buffer {
  return Buffer.from(`chunfeng subject key ${subject}`, 'utf8');
}

function isKeyState(state: unknown): state is KeyState {
  return Buffer.isBuffer(state) || state === 'destroyed';
}

function unwrapError(subject: string, cause: unknown): Error {
  return cause instanceof Error
    ? cause
    : new Error(`the key of subject ${subject} cannot be unwrapped`, { cause });
}
