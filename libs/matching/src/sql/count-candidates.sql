-- How many people pass every filter of the posting $1 on the day $2.
with policy as materialized (
  -- include policy.sql
), pair as (
  -- include posting-pairs.sql
), scored as (
  -- include score.sql
)
select count(distinct seniority)::int as suitable from scored where failed is null
