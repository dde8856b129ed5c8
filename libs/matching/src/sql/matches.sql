-- The best postings for the person $1 on the day $2, best first. One person has one seniority, so equal points are
-- equal keys: of these the posting that came later stands first (old adverts are what people complain about).
with policy as materialized (
  -- include policy.sql
), pair as (
  -- include laborer-pairs.sql
), scored as (
  -- include score.sql
), best as (
  select * from scored where failed is null
  order by key desc, number desc
  limit (select list_length * 15 from policy)
), list as (
  select * from (
    select distinct on (number) * from best order by number, key desc, closeness desc, place desc
  ) each_once
  order by key desc, number desc
  limit (select list_length from policy)
)
select
  (row_number() over (order by list.key desc, list.number desc))::int as rank,
  list.*, policy.version as policy_version
from list
cross join policy
order by list.key desc, list.number desc
