import type { Pool } from 'pg';

/** Keys that a writer has seen acknowledged, with the position it was told. */
export function acknowledged(journals: readonly string[]): Map<string, number> {
  const lines = journals.flatMap((journal) => journal.split('\n')).filter((line) => line.startsWith('done '));
  return new Map(
    lines.map((line): [string, number] => {
      const [, key = '', position] = line.split(' ');
      return [key, Number(position)];
    }),
  );
}

/**
 * Plain SQL over the whole log, independent of the product's code: every sentence is a broken promise.
 * Events per command must be `eventsPerCommand`, or a part of a command was stored.
 */
export async function brokenPromises(
  pool: Pool,
  acked: ReadonlyMap<string, number>,
  eventsPerCommand: number,
): Promise<string[]> {
  const { rows } = await pool.query<{ problem: string }>(
    `with acked as (select * from unnest($1::text[], $2::bigint[]) a (key, position)),
          by_command as (select meta ->> 'commandId' as id, count(*) as n, max(position) as last
                         from log.events group by 1)
     select 'INV-ORD: positions have a gap or a double' as problem
     from log.events having count(*) <> coalesce(max(position), 0) or count(*) <> count(distinct position)
     union all
     select 'INV-ORD: recorded_at goes back at ' || position
     from (select position, recorded_at, lag(recorded_at) over (order by position) as before from log.events) e
     where recorded_at < before
     union all
     select 'INV-ORD: stream ' || stream_id || ' has a gap' from log.events
     group by stream_id having count(*) <> max(version) or min(version) <> 1
     union all
     select 'INV-ACK: acknowledged, but not in the log: ' || a.key
     from acked a left join log.commands c on c.caller = 'writer' and c.key = a.key
     where c.position is distinct from a.position
     union all
     select 'INV-ACK: part of a command: ' || id from by_command where n <> $3
     union all
     select 'INV-ACK: events without their command, or the other way round'
     from by_command e full join log.commands c on c.command_id::text = e.id
     where e.id is null or c.command_id is null or c.position <> e.last
     union all
     select 'INV-IDEM: more than one effect' from log.commands c having count(*) <> (select count(*) from by_command)
     union all
     select 'claims do not follow the commands' from log.claims cl
     full join log.commands c on c.key = cl.key where cl.key is null or c.key is null`,
    [[...acked.keys()], [...acked.values()], eventsPerCommand],
  );
  return rows.map((row) => row.problem);
}
