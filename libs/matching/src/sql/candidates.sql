-- The best people for the posting $1 on the day $2, best first.
with policy as materialized (
  -- include policy.sql
), best as (
  -- Rows by their key alone. A person stands in at most 15 of them, so these hold the best people.
  with pair as (
    -- include posting-pairs.sql
  ), scored as (
    -- include score.sql
  )
  select seniority, key, occupation, region from scored where failed is null
  order by key desc
  limit (select list_length * 15 from policy)
), people as (
  -- Of a person's equal keys the row that says most: the deepest occupation, then the narrowest region (reach.ts).
  select * from (
    select distinct on (seniority) * from best order by seniority, key desc, occupation % 10 desc, region desc
  ) each_once
  order by key desc
  limit (select list_length from policy)
), asked as (
  select laborer.laborer_id, $1::uuid as posting_id, occupation, region
  from people join view.match_laborer laborer using (seniority)
), scored as materialized (
  -- What the points of those few are made of.
  with pair as (
    -- include asked-pairs.sql
  )
  -- include score.sql
)
select
  policy.version as policy_version,
  standing.employer_id,
  coalesce(standing.unmatched, validity.failed) as failed,
  (row_number() over (order by scored.key desc))::int as rank,
  scored.key, scored.tier, scored.near, scored.skill, scored.reaches, scored.named,
  for_occupation, for_skill, for_certificate, for_training, for_wage, for_place, for_group, for_priority, for_lodging,
  laborer.laborer_id, laborer.birth_year, laborer.education, laborer.available_from, laborer.lodging_needed,
  laborer.office, laborer.responsible, laborer.ledger, laborer.synthetic
from policy
join view.match_posting_standing standing on standing.posting_id = $1
left join lateral (
  -- include validity.sql
) validity on true
-- An empty list is one row without a key: it still says by which policy, and why.
left join (scored join view.match_laborer laborer using (seniority)) on true
order by scored.key desc nulls last
