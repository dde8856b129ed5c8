import type pg from 'pg';

/** What one process at a time may do: one build of a projection, or other work that wants one runner. */
export interface Leased {
  readonly id: string;
}

/** What the holder tells about its work with every renewal. */
export interface Heartbeat {
  readonly head: number | null;
  /** Events per second since the last one. */
  readonly rate: number | null;
}

/**
 * Takes the lease when it is free, expired or already ours. Every taking has a larger fencing token.
 * @returns the token, or `undefined` while somebody else holds it.
 */
export async function takeLease(
  pool: pg.Pool,
  leased: Leased,
  holder: string,
  ms: number,
): Promise<number | undefined> {
  const { rows } = await pool.query<{ token: string }>(
    `insert into projection.lease as l (build, holder, token, expires)
     values ($1, $2, 1, clock_timestamp() + $3 * interval '1 millisecond')
     on conflict (build) do update
       set holder = excluded.holder, token = l.token + 1, expires = excluded.expires, head = null, rate = null
       where l.expires < clock_timestamp() or l.holder = excluded.holder
     returning token`,
    [leased.id, holder, ms],
  );
  return rows[0] === undefined ? undefined : Number(rows[0].token);
}

/** @returns false when the lease is somebody else's by now. */
export async function renewLease(
  pool: pg.Pool,
  leased: Leased,
  token: number,
  ms: number,
  beat: Heartbeat,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update projection.lease
     set expires = clock_timestamp() + $3 * interval '1 millisecond', head = coalesce($4, head), rate = $5
     where build = $1 and token = $2`,
    [leased.id, token, ms, beat.head, beat.rate],
  );
  return rowCount === 1;
}

/** Lets another runner start at once. */
export async function releaseLease(pool: pg.Pool, leased: Leased, token: number): Promise<void> {
  await pool.query(
    `update projection.lease set expires = '-infinity', rate = null where build = $1 and token = $2`,
    [leased.id, token],
  );
}
