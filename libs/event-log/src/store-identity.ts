import type pg from 'pg';
import { StoreIdentityError } from './errors';

/** Which physical history a position belongs to. */
export interface Identity {
  readonly epoch: number;
  readonly systemIdentifier: string;
  /** Changes when a standby is promoted, although the system identifier stays. */
  readonly timeline: number;
}

interface Row {
  epoch: number | null;
  recorded_system: string | null;
  recorded_timeline: number | null;
  system_identifier: string;
  timeline: number;
}

const QUERY = `select c.epoch, c.system_identifier as recorded_system, c.timeline as recorded_timeline,
                      i.system_identifier, i.timeline
               from log.physical_identity() i
               left join (select * from log.cluster order by epoch desc limit 1) c on true`;

/** Compares the server with what `log.cluster` says about the log on it. */
export class StoreIdentity {
  private known: Promise<Identity> | undefined;

  constructor(private readonly pool: pg.Pool) {
    // A new connection may lead to another server: a promoted standby, a restored copy.
    pool.on('connect', () => (this.known = undefined));
  }

  /** The epoch in force, for positions that leave the system. */
  async epoch(): Promise<number> {
    this.known ??= this.check(this.pool).catch((error: unknown) => {
      this.known = undefined;
      throw error;
    });
    return (await this.known).epoch;
  }

  /**
   * @throws StoreIdentityError when the server behind this connection is not the one that the log was last
   * declared to be on.
   */
  async check(connection: pg.Pool | pg.ClientBase): Promise<Identity> {
    const { rows } = await connection.query<Row>(QUERY);
    const row = rows[0];
    if (row?.epoch == null) throw new StoreIdentityError('the log has no epoch: run the migrations');
    if (row.recorded_system !== row.system_identifier || row.recorded_timeline !== row.timeline) {
      throw new StoreIdentityError(
        `epoch ${row.epoch} was declared on system ${String(row.recorded_system)}, timeline ${String(row.recorded_timeline)}; ` +
          `this server is system ${row.system_identifier}, timeline ${row.timeline}`,
      );
    }
    return { epoch: row.epoch, systemIdentifier: row.system_identifier, timeline: row.timeline };
  }
}

/** For an operator: positions from here on belong to the present server's history. */
export async function newEpoch(pool: pg.Pool): Promise<Identity> {
  const { rows } = await pool.query<{ epoch: number; system_identifier: string; timeline: number }>(
    'select epoch, system_identifier, timeline from log.new_epoch()',
  );
  const row = rows[0];
  if (row === undefined) throw new StoreIdentityError('no epoch was made');
  return { epoch: row.epoch, systemIdentifier: row.system_identifier, timeline: row.timeline };
}
