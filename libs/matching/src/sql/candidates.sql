-- The best people for the posting $1 on the day $2, best first.
with policy as materialized (
  -- include policy.sql
), pair as (
  -- include posting-pairs.sql
), scored as (
  -- include score.sql
), best as (
  -- A person stands in at most 15 rows, so these hold the best rows of the best people.
  select * from scored where failed is null order by key desc limit (select list_length * 15 from policy)
), list as (
  select * from (
    select distinct on (seniority) * from best order by seniority, key desc, closeness desc, place desc
  ) each_once
  order by key desc
  limit (select list_length from policy)
)
select
  (row_number() over (order by list.key desc))::int as rank,
  list.*, policy.version as policy_version,
  laborer.laborer_id, laborer.birth_year, laborer.education, laborer.available_from, laborer.lodging_needed,
  laborer.synthetic
from list
join view.match_laborer laborer using (seniority)
cross join policy
order by list.key desc
