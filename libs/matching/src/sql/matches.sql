-- The best postings for the person $1 on the day $2, best first. One person has one seniority, so equal points are
-- equal keys: of these the posting that came later stands first (old adverts are what people complain about).
with policy as materialized (
  -- include policy.sql
), best as (
  -- Rows by their key alone. A posting is found at most 15 times, so these hold the best postings.
  with pair as (
    -- include laborer-pairs.sql
  ), scored as (
    -- include score.sql
  )
  select posting_id, number, key, occupation, region from scored where failed is null
  order by key desc, number desc
  limit (select list_length * 15 from policy)
), chosen as (
  select * from (
    select distinct on (number) * from best order by number, key desc, occupation % 10 desc, region desc
  ) each_once
  order by key desc, number desc
  limit (select list_length from policy)
), asked as (
  select $1::uuid as laborer_id, posting_id, occupation, region from chosen
), scored as materialized (
  -- What the points of those few are made of.
  with pair as (
    -- include asked-pairs.sql
  )
  -- include score.sql
)
select
  policy.version as policy_version,
  standing.office, standing.ledger, standing.responsible,
  standing.hidden as failed,
  (row_number() over (order by scored.key desc, scored.number desc))::int as rank,
  posting_id, key, tier, near, skill, reaches, named,
  for_occupation, for_skill, for_certificate, for_training, for_wage, for_place, for_group, for_priority, for_lodging
from policy
join view.match_laborer_standing standing on standing.laborer_id = $1
-- An empty list is one row without a key: it still says by which policy, and why.
left join scored on true
order by scored.key desc nulls last, scored.number desc
