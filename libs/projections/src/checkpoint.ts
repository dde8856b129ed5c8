import type pg from 'pg';
import type { Build } from './build';
import type { Queryable } from './table-sql';

/** stopped → standing-by → catching-up ⇄ live → draining → stopped; catching-up | live → blocked → catching-up */
export type RunnerState = 'stopped' | 'standing-by' | 'catching-up' | 'live' | 'draining' | 'blocked';

/** Somebody else moved the checkpoint, took the lease or changed the tables: memory is worth nothing any more. */
export class CheckpointMovedError extends Error {
  constructor(build: string) {
    super(`checkpoint of ${build} is not where this runner left it`);
    this.name = 'CheckpointMovedError';
  }
}

export interface Checkpoint {
  readonly position: number;
  readonly epoch: number;
}

export interface Advance {
  readonly from: number;
  readonly to: number;
  readonly token: number;
  readonly state: RunnerState;
  readonly reachedAt: string;
}

/**
 * Compare-and-set of the checkpoint, as the first statement of a batch's transaction: it also locks the row, so
 * that everybody who changes the tables does so one after the other.
 * @throws CheckpointMovedError
 */
export async function advance(client: Queryable, build: Build, to: Advance): Promise<void> {
  const { rowCount } = await client.query({
    name: 'projection.advance',
    text: `update projection.checkpoint
      set position = $3, state = $5, reached_at = $6, reason = null, updated_at = clock_timestamp()
      where build = $1 and position = $2 and fence = $4`,
    values: [build.id, to.from, to.to, to.token, to.state, to.reachedAt],
  });
  if (rowCount !== 1) throw new CheckpointMovedError(build.id);
}

/**
 * Makes the lease holder the only writer: whoever was before fails its next {@link advance}.
 * @throws CheckpointMovedError when the lease has meanwhile gone to somebody else.
 */
export async function fence(pool: pg.Pool, build: Build, token: number, epoch: number): Promise<Checkpoint> {
  const { rows } = await pool.query<{ position: string; epoch: number }>(
    `update projection.checkpoint c set fence = $2, epoch = greatest(epoch, $3), state = 'catching-up'
     where build = $1 and exists (select from projection.lease l where l.build = $1 and l.token = $2)
     returning position, epoch`,
    [build.id, token, epoch],
  );
  if (rows[0] === undefined) throw new CheckpointMovedError(build.id);
  return { position: Number(rows[0].position), epoch: rows[0].epoch };
}

/** Says in the table what the runner is doing; no other column changes. */
export async function recordState(
  client: Queryable,
  build: Build,
  token: number,
  state: RunnerState,
  reason: unknown = null,
): Promise<void> {
  await client.query(
    `update projection.checkpoint set state = $3, reason = $4, updated_at = clock_timestamp()
     where build = $1 and fence = $2`,
    [build.id, token, state, reason === null ? null : JSON.stringify(reason)],
  );
}

export async function stateOf(client: Queryable, build: Build): Promise<string | undefined> {
  const { rows } = await client.query<{ state: string }>(
    'select state from projection.checkpoint where build = $1',
    [build.id],
  );
  return rows[0]?.state;
}
