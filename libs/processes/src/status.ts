import type pg from 'pg';
import { leaseOf } from './manager-checkpoint';
import { TIMER_LEASE } from './timer-standing';

/** How one process manager stands; from the tables alone, so any process can tell. */
export interface ManagerStatus {
  readonly name: string;
  /** `stopped` also when its runner has gone without saying so. */
  readonly state: string;
  /** What stands before it never has a consequence. */
  readonly activatedAt: number;
  readonly position: number;
  /** Events whose consequences are not drawn yet. */
  readonly lag: number;
  readonly done: number;
  /** Commands that were no longer due. */
  readonly refused: number;
  readonly holder: string | null;
  readonly reason: unknown;
}

export interface TimerStatus {
  readonly name: string;
  readonly state: string;
  readonly fired: number;
  readonly refused: number;
  /** Streams that have something coming due, and the first day among them. */
  readonly scheduled: number;
  readonly next: string | null;
  readonly holder: string | null;
  readonly reason: unknown;
}

export interface ProcessStatus {
  readonly managers: readonly ManagerStatus[];
  readonly timers: readonly TimerStatus[];
}

const MANAGERS = `
  select m.name, m.activated_at::float8 as "activatedAt", m.position::float8 as position,
    case when m.state in ('failed', 'stopped') or l.expires > clock_timestamp() then m.state else 'stopped' end as state,
    greatest($1::bigint - m.position, 0)::float8 as lag, m.done::float8 as done, m.refused::float8 as refused,
    case when l.expires > clock_timestamp() then l.holder end as holder, m.reason
  from process.manager m
  left join projection.lease l on l.build = $2 || m.name
  order by m.name`;

const TIMERS = `
  select t.name, t.fired::float8 as fired, t.refused::float8 as refused, t.reason,
    case when t.state = 'failed' or l.expires > clock_timestamp() then t.state else 'stopped' end as state,
    case when l.expires > clock_timestamp() then l.holder end as holder
  from process.timer t
  left join projection.lease l on l.build = $1
  order by t.name`;

const SCHEDULED = `
  select timer, count(*)::float8 as scheduled, min(due_on)::text as next from view.due_work group by timer`;

/** @param head the log's last position. */
export async function processStatus(pool: pg.Pool, head: number): Promise<ProcessStatus> {
  const managers = await pool.query<ManagerStatus>(MANAGERS, [head, leaseOf('')]);
  const timers = await pool.query<Omit<TimerStatus, 'scheduled' | 'next'>>(TIMERS, [TIMER_LEASE]);
  const scheduled = await scheduledWork(pool);
  return {
    managers: managers.rows,
    timers: timers.rows.map((row) => ({ ...row, ...(scheduled.get(row.name) ?? NOTHING) })),
  };
}

type Scheduled = Pick<TimerStatus, 'scheduled' | 'next'>;
const NOTHING: Scheduled = { scheduled: 0, next: null };

/** Nothing while the view is not built yet. */
async function scheduledWork(pool: pg.Pool): Promise<ReadonlyMap<string, Scheduled>> {
  const exists = await pool.query<{ found: boolean }>(
    `select to_regclass('view.due_work') is not null as found`,
  );
  if (exists.rows[0]?.found !== true) return new Map();
  const { rows } = await pool.query<Scheduled & { timer: string }>(SCHEDULED);
  return new Map(rows.map(({ timer, ...work }) => [timer, work]));
}
