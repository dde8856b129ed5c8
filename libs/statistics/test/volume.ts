import type { Pool } from 'pg';

/**
 * Facts of made-up placements, written by SQL: starts and ends over 36 months, a tenth of them taken back, in 40 units,
 * by two thirds as many persons. Values are spread by hashes, so that no two dimensions go together. The tables of
 * `statistics` must be there.
 */
export async function fillWithFacts(pool: Pool, facts: number): Promise<void> {
  const any = (seed: number, of: number | string) =>
    `((hashint8extended(i, ${seed}) & 2147483647) % (${of}))::integer`;
  const oneOf = (seed: number, ...values: readonly string[]) =>
    `(array[${values.join(', ')}])[1 + ${any(seed, values.length)}]`;
  await pool.query(
    `insert into view.stat_fact
     select i, 0, ${oneOf(1, "'started'", "'started'", "'started'", "'ended'")},
       day, day + ${any(2, 20)}, unit, unit, unit,
       case when ${any(3, 3)} = 0 then null else 'D' || (500000 + ${any(4, 40)}) end,
       case when ${any(5, 5)} = 0 then null else chr(65 + ${any(6, 20)}) end,
       ${oneOf(7, "'ordinary'", "'flexible'", "'workshop'", "'home-based'", 'null')},
       ${oneOf(8, "'local'", "'inside-city'", "'east'", "'elsewhere'", 'null')},
       case when ${any(9, 10)} = 0 then null
         else (1 + ${any(10, 8)}) || '-' || lpad(${any(11, 10)}::text, 2, '0') end,
       (11 + ${any(12, 60)})::text,
       ${oneOf(13, "'{}'", "'{registered-poor}'", "'{disabled,registered-poor}'", "'{older-worker}'")}::text[],
       '35-39', '70', ${oneOf(14, "'main'", "'main'", "'main'", "'secondary'")}, 'referral', 'office',
       md5('placement' || i)::uuid, md5('person' || ${any(15, '$1 * 2 / 3')})::uuid,
       case when ${any(16, 10)} = 0 then -1 else 1 end
     from (
       select i, date '2024-01-01' + (i * 1096 / ($1 + 1))::integer as day, 'D' || (500000 + ${any(17, 40)}) as unit
       from generate_series(1::bigint, $1) as i
     ) as story`,
    [facts],
  );
  await pool.query('analyze');
}
