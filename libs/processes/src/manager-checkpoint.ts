import { CheckpointMovedError } from '@chunfeng/projections';
import type pg from 'pg';

/** stopped → catching-up ⇄ live; live ⇄ repeating; live → failed, for good in this process */
export type ManagerState = 'stopped' | 'standing-by' | 'catching-up' | 'live' | 'repeating' | 'failed';

/** Name of the lease of one manager. */
export function leaseOf(manager: string): string {
  return `process:${manager}`;
}

/** Stores the head of the log as the place from which on it acts, unless it was ever started before. */
export async function activate(pool: pg.Pool, manager: string, head: number): Promise<void> {
  await pool.query(
    `insert into process.manager (name, activated_at, position) values ($1, $2, $2)
     on conflict (name) do nothing`,
    [manager, head],
  );
}

/**
 * Makes the lease holder the only one that can move the checkpoint.
 * @returns the position up to which everything is settled
 * @throws CheckpointMovedError when the lease has meanwhile gone to somebody else.
 */
export async function fence(pool: pg.Pool, manager: string, token: number, epoch: number): Promise<number> {
  const { rows } = await pool.query<{ position: string }>(
    `update process.manager m
     set fence = $2, epoch = greatest(epoch, $3), state = 'catching-up', reason = null
     where name = $1 and exists (select from projection.lease l where l.build = $4 and l.token = $2)
     returning position`,
    [manager, token, epoch, leaseOf(manager)],
  );
  if (rows[0] === undefined) throw new CheckpointMovedError(leaseOf(manager));
  return Number(rows[0].position);
}

export interface Settlement {
  readonly from: number;
  readonly to: number;
  readonly token: number;
  readonly state: ManagerState;
  readonly done: number;
  readonly refused: number;
}

/** @throws CheckpointMovedError */
export async function advance(pool: pg.Pool, manager: string, by: Settlement): Promise<void> {
  const { rowCount } = await pool.query({
    name: 'process.advance',
    text: `update process.manager
      set position = $3, state = $5, reason = null, done = done + $6, refused = refused + $7,
        updated_at = clock_timestamp()
      where name = $1 and position = $2 and fence = $4`,
    values: [manager, by.from, by.to, by.token, by.state, by.done, by.refused],
  });
  if (rowCount !== 1) throw new CheckpointMovedError(leaseOf(manager));
}

/** Says what the holder of the token is doing. */
export async function recordState(
  pool: pg.Pool,
  manager: string,
  token: number,
  state: ManagerState,
  reason: unknown = null,
): Promise<void> {
  await pool.query(
    `update process.manager set state = $3, reason = $4, updated_at = clock_timestamp()
     where name = $1 and fence = $2`,
    [manager, token, state, reason === null ? null : JSON.stringify(reason)],
  );
}
