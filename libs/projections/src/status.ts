import type pg from 'pg';
import type { BlockReason } from './poison';
import type { Queryable } from './table-sql';

/** How one build of a projection stands; from the tables alone, so any process can tell. */
export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  readonly build: string;
  /** Whether readers see it. */
  readonly shown: boolean;
  /** `stopped` also when its runner has gone without saying so. */
  readonly state: string;
  readonly position: number;
  readonly epoch: number;
  /** The log's last position, as its runner last saw it. */
  readonly head: number;
  readonly lag: { readonly events: number; readonly seconds: number };
  /** Events per second at the last heartbeat. */
  readonly rate: number;
  readonly parked: number;
  readonly skipped: number;
  readonly degraded: boolean;
  readonly holder: string | null;
  readonly reason: BlockReason | null;
}

const STATUS = `
  select c.name, c.version, c.build, coalesce(a.build = c.build, false) as shown, c.position::float8 as position, c.epoch,
    case when c.state in ('blocked', 'stopped') or l.expires > clock_timestamp() then c.state else 'stopped' end as state,
    greatest(coalesce(l.head, 0), c.position, coalesce($1::bigint, 0))::float8 as head,
    extract(epoch from clock_timestamp() - c.reached_at)::float8 as age,
    case when l.expires > clock_timestamp() then coalesce(l.rate, 0) else 0 end::float8 as rate,
    (select count(*) from projection.parked_event p where p.build = c.build)::int as parked,
    (select count(*) from projection.skip s where s.name = c.name)::int as skipped,
    case when l.expires > clock_timestamp() then l.holder end as holder, c.degraded, c.reason
  from projection.checkpoint c
  left join projection.active a on a.name = c.name
  left join projection.lease l on l.build = c.build
  order by c.name, c.version, c.build`;

/** @param head the log's last position where the caller knows it; a stopped runner does not see it grow. */
export async function projectionStatus(pool: pg.Pool, head?: number): Promise<readonly ProjectionStatus[]> {
  type Found = Omit<ProjectionStatus, 'lag'> & { readonly age: number | null };
  const { rows } = await pool.query<Found>(STATUS, [head ?? null]);
  return rows.map(({ age, ...row }) => {
    const behind = row.head - row.position;
    return {
      ...row,
      degraded: row.degraded || row.skipped > 0 || row.state === 'blocked',
      lag: { events: behind, seconds: behind === 0 ? 0 : Math.max(0, age ?? 0) },
    };
  });
}

/** @returns the version that readers see. */
export async function shownVersion(client: Queryable, name: string): Promise<number | undefined> {
  const { rows } = await client.query<{ version: number }>(
    `select c.version from projection.active a join projection.checkpoint c on c.build = a.build where a.name = $1`,
    [name],
  );
  return rows[0]?.version;
}
