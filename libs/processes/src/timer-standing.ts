import type { ErrorDescription } from '@chunfeng/projections';
import type pg from 'pg';

/** One leader for all timers. */
export const TIMER_LEASE = 'timers';

export async function resetTimers(pool: pg.Pool, timers: readonly string[]): Promise<void> {
  await pool.query(
    `insert into process.timer (name) select unnest($1::text[])
     on conflict (name) do update set state = 'live', reason = null, updated_at = clock_timestamp()`,
    [timers],
  );
}

export async function recordFiring(pool: pg.Pool, timer: string, outcome: 'done' | 'refused'): Promise<void> {
  const column = outcome === 'done' ? 'fired' : 'refused';
  await pool.query(
    `update process.timer set ${column} = ${column} + 1, updated_at = clock_timestamp() where name = $1`,
    [timer],
  );
}

export async function recordTimerFailure(
  pool: pg.Pool,
  timer: string,
  reason: ErrorDescription,
): Promise<void> {
  await pool.query(
    `update process.timer set state = 'failed', reason = $2, updated_at = clock_timestamp() where name = $1`,
    [timer, JSON.stringify(reason)],
  );
}
