-- The pair of the person $1 and the posting $3 on the day $2: why neither, or what the pair scores. No row: one of the
-- two is unknown.
with policy as materialized (
  -- include policy.sql
), asked as (
  -- The deepest occupation knows most (reach.ts); of its regions the narrowest counts.
  select $1::uuid as laborer_id, posting.posting_id, reach.occupation, reach.region
  from view.match_posting posting
  left join lateral (
    select near.occupation, near.region from view.laborer_reach near
    where near.laborer_id = $1
      and near.occupation = any (posting.occupations)
      and near.region in (posting.county, posting.city, posting.province)
    order by near.occupation % 10 desc, near.region desc
    limit 1
  ) reach on true
  where posting.posting_id = $3
), pair as (
  -- include asked-pairs.sql
), scored as (
  -- include score.sql
)
select
  policy.version as policy_version,
  laborer.office, laborer.ledger, laborer.responsible,
  -- Validity is asked apart from the score: of a person who is hidden there is no pair.
  coalesce(standing.unmatched, validity.failed, laborer.hidden, scored.failed) as failed,
  scored.key, scored.tier, scored.near, scored.skill, scored.reaches, scored.named,
  for_occupation, for_skill, for_certificate, for_training, for_wage, for_place, for_group, for_priority, for_lodging
from policy
join view.match_laborer_standing laborer on laborer.laborer_id = $1
join view.match_posting_standing standing on standing.posting_id = $3
left join lateral (
  -- include validity.sql
) validity on true
left join scored on true
