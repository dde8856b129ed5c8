import type { Pool } from 'pg';

/**
 * Facts of made-up placements, written by SQL: so many starts over 36 months, a tenth of them reversed or corrected, in
 * 40 units, by two thirds as many persons. The tables of `statistics` must be there.
 */
export async function fillWithFacts(pool: Pool, facts: number): Promise<void> {
  await pool.query(
    `insert into view.stat_fact
     select i, 0, case when i % 4 = 0 then 'ended' else 'started' end,
       day, day + (i * 7 % 20)::integer,
       'D' || (500000 + unit), 'D' || (500000 + unit), 'D' || (500000 + unit),
       case when i % 3 = 0 then null else 'D' || (500000 + i % 40) end,
       case when i % 5 = 0 then null else chr(65 + (i * 13 % 20)::integer) end,
       (array['ordinary', 'flexible', 'workshop', 'home-based', null])[1 + i % 5],
       (array['local', 'inside-city', 'east', 'elsewhere', null])[1 + i * 3 % 5],
       case when i % 11 = 0 then null else (1 + i % 7) || '-' || lpad((i * 31 % 12)::text, 2, '0') end,
       (11 + i * 17 % 40)::text,
       (array['{}', '{registered-poor}', '{disabled,registered-poor}', '{older-worker}'])[1 + i % 4]::text[],
       '35-39', '70', case when i % 9 = 0 then 'secondary' else 'main' end, 'referral', 'office',
       md5('placement' || i)::uuid, md5('person' || (i * 7919 % ($1 * 2 / 3)))::uuid,
       case when i % 10 = 9 then -1 else 1 end
     from (
       select i, date '2024-01-01' + (i * 1096 / ($1 + 1))::integer as day, 1 + (i * 104729 % 40) as unit
       from generate_series(1::bigint, $1) as i
     ) as story`,
    [facts],
  );
  await pool.query('analyze');
}
