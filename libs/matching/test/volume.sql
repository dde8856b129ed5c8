-- $1 people and $2 postings that look like a city: 40 counties of uneven size, 1,600 occupations asked for unevenly,
-- one person in 25 open to any work, 45 % accepting several regions. Same rows for the same numbers.
create or replace function pg_temp.dice(seed bigint, salt int) returns float language sql immutable as
  $$ select (hashint8extended(seed * 1000 + salt, 7) & 1048575) / 1048576.0 $$;

create temp table county as
  select (500101 + place - 1)::int as code, place from generate_series(1, 40) place;
-- 1,600 occupations: 8 in a minor group, 5 minor groups in a middle group, 40 middle groups in one major group.
create temp table job as
  select place,
    (6 * 1000000 + middle * 10000 + minor * 100 + nr) * 10 + 4 as code,
    (6 * 1000000 + middle * 10000 + minor * 100) * 10 + 3 as minor,
    (6 * 1000000 + middle * 10000) * 10 + 2 as middle,
    (6 * 1000000) * 10 + 1 as major
  from (
    select place, place / 40 + 1 as middle, place / 8 % 5 + 1 as minor, place % 8 + 1 as nr
    from generate_series(0, 1599) place
  ) places;

create temp table person as
  select n,
    md5('laborer ' || n)::uuid as laborer_id,
    2097152 - n as seniority,
    (1960 + 48 * pg_temp.dice(n, 1))::smallint as birth_year,
    (2026 + 20 * pg_temp.dice(n, 2))::smallint as working_until,
    floor(6 * pg_temp.dice(n, 3))::smallint as education,
    (1 + floor(3 * pg_temp.dice(n, 4)))::smallint as health,
    case when pg_temp.dice(n, 5) < 0.15 then 1 when pg_temp.dice(n, 5) < 0.2 then 4 else 0 end as groups,
    case when pg_temp.dice(n, 6) < 0.8 then 200000 + 50000 * floor(8 * pg_temp.dice(n, 7)) end::bigint as wage_wish,
    pg_temp.dice(n, 8) < 0.3 as lodging_needed,
    (500101 + floor(40 * pg_temp.dice(n, 9) * pg_temp.dice(n, 10)))::int as home
  from generate_series(1, $1) n;

insert into match_laborer
  select laborer_id, seniority, birth_year, working_until, education, health, groups, wage_wish, null, lodging_needed,
    home, 'T500235001', 'D500235', 'D500235', true
  from person;

insert into match_laborer_standing
  select laborer_id, seniority, office, responsible, ledger, responsible, null, null, '{}' from match_laborer;

create temp table wish as
  select n, wished.code, wished.stated, wished.closeness
  from person
  cross join lateral (
    select distinct on (code) code, stated, closeness from (
      select 0 as code, true as stated, 1 as closeness where pg_temp.dice(n, 11) < 0.04
      union all
      select middle, true, 2 from job
      where place = floor(1600 * pg_temp.dice(n, 12) ^ 2) and pg_temp.dice(n, 11) between 0.04 and 0.2
      union all
      select answer.* from generate_series(1, (1 + 3 * pg_temp.dice(n, 13))::int) nr
      join job on place = floor(1600 * pg_temp.dice(n, 20 + nr) ^ 2)
      cross join lateral (values (job.code, true, 3), (job.minor, false, 3)) answer
      where pg_temp.dice(n, 11) > 0.2
    ) answers order by code, stated desc
  ) wished;

create temp table accepted as
  select n, region from person
  cross join lateral (
    select home as region
    union select 50 where pg_temp.dice(n, 30) < 0.15
    union select 500101 + floor(40 * pg_temp.dice(n, 31))::int where pg_temp.dice(n, 32) < 0.2
    union select (array[44, 33, 35, 31, 4403])[1 + floor(5 * pg_temp.dice(n, 33))::int] where pg_temp.dice(n, 34) < 0.2
  ) regions;

insert into laborer_reach
  select laborer_id, code, region, stated, closeness,
    case when pg_temp.dice(n, 40) < 0.3 and code % 10 >= 3 then code % 10 - 2 else 0 end,
    case when pg_temp.dice(n, 40) < 0.3 and code % 10 = 3 then 1 else 0 end,
    pg_temp.dice(n, 41) < 0.5,
    case when pg_temp.dice(n, 40) < 0.1 then date '2026-01-15' end,
    seniority, birth_year, working_until, education, health, groups, wage_wish, null, lodging_needed, home
  from person join wish using (n) join accepted using (n)
  order by code, region;

insert into match_skill
  select laborer_id, job.code, (1 + floor(5 * pg_temp.dice(n, 43)))::smallint, seniority
  from person join job on place = floor(1600 * pg_temp.dice(n, 21) ^ 2)
  where pg_temp.dice(n, 40) < 0.3;

insert into match_posting
  select md5('posting ' || n)::uuid, n, job.code, array[job.code, job.minor, job.middle, job.major, 0],
    case when away then 44 else 50 end,
    case when away then 4403 else 5001 end,
    case when away then 440305 else (500101 + floor(40 * pg_temp.dice(n, 50) * pg_temp.dice(n, 51)))::int end,
    pg_temp.dice(n, 52) < 0.05,
    18, case when pg_temp.dice(n, 53) < 0.5 then (35 + floor(25 * pg_temp.dice(n, 54)))::smallint end,
    case when pg_temp.dice(n, 55) < 0.3 then 3 else 0 end, pg_temp.dice(n, 56) < 0.1,
    case when pg_temp.dice(n, 57) < 0.05 then job.minor - 3 end,
    case when pg_temp.dice(n, 57) < 0.05 then job.minor + 996 end,
    case when pg_temp.dice(n, 57) < 0.05 then 5 end::smallint,
    250000::bigint, case when pg_temp.dice(n, 58) < 0.8 then 300000 + 50000 * floor(8 * pg_temp.dice(n, 59)) end::bigint,
    'month', pg_temp.dice(n, 60) < 0.6, case when pg_temp.dice(n, 61) < 0.1 then 1 else 0 end,
    null, date '2026-12-31', true
  from (select n, pg_temp.dice(n, 62) < 0.1 as away from generate_series(1, $2) n) posting
  join job on place = floor(1600 * pg_temp.dice(n, 63) ^ 2);

insert into match_posting_standing
  select posting_id, number, 'published', null, null, null, '{}' from match_posting;
