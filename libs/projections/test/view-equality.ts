import type { RecordedEvent } from '@chunfeng/event-log';
import type pg from 'pg';
import type { Projection, Row } from '../src/projection';
import { naiveFold } from './naive-fold';

/**
 * INV-ONCE, looked at from outside: view and checkpoint in one snapshot, against a fold of the events up to that
 * checkpoint, compared both ways in the database itself.
 */
export async function expectViewEqualsFold(
  pool: pg.Pool,
  projection: Projection,
  events: readonly RecordedEvent[],
  except: (event: RecordedEvent) => boolean = () => false,
): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read');
    const { rows } = await client.query<{ position: string; build: string }>(
      `select c.position, c.build from projection.active a join projection.checkpoint c on c.build = a.build
       where a.name = $1`,
      [projection.name],
    );
    const position = Number(rows[0]?.position ?? 0);
    const folded = naiveFold(
      projection,
      events.filter((event) => event.position <= position && !except(event)),
    );
    for (const table of projection.tables) {
      expect({
        table: table.name,
        position,
        ...(await differences(client, table.name, folded.get(table.name) ?? [])),
      }).toEqual({
        table: table.name,
        position,
        missing: [],
        unexpected: [],
      });
    }
    return position;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

async function differences(
  client: pg.PoolClient,
  table: string,
  expected: readonly Row[],
): Promise<{ missing: unknown[]; unexpected: unknown[] }> {
  const wanted = `select * from jsonb_populate_recordset(null::view.${table}, $1)`;
  const values = [JSON.stringify(expected)];
  const missing = await client.query(`${wanted} except select * from view.${table}`, values);
  const unexpected = await client.query(`select * from view.${table} except ${wanted}`, values);
  return { missing: missing.rows, unexpected: unexpected.rows };
}
