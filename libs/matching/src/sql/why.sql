-- The pair of the person $1 and the posting $3 on the day $2: why neither, or what the pair scores. No row: one of the
-- two is unknown.
with policy as materialized (
  -- include policy.sql
), asked as (
  select $1::uuid as laborer_id, $3::uuid as posting_id
), pair as (
  -- include known-pairs.sql
), scored as (
  -- include score.sql
)
select
  coalesce(posting.unmatched, validity.failed, laborer.hidden, scored.failed) as failed,
  scored.key, scored.tier, scored.near, scored.skill, scored.reaches, scored.named,
  for_occupation, for_skill, for_certificate, for_training, for_wage, for_place, for_group, for_priority, for_lodging,
  laborer.office, laborer.origin, laborer.ledger, laborer.responsible, laborer.workplace,
  policy.version as policy_version
from policy
cross join view.match_laborer_standing laborer
cross join view.match_posting_standing posting
left join scored on true
-- Asked again apart from the score: of a person who is hidden there is no pair.
left join lateral (
  select case
    when matched.valid_from > today then 'posting-not-valid-yet'
    when matched.valid_through < today then 'posting-expired'
  end as failed
  from view.match_posting matched where matched.posting_id = posting.posting_id
) validity on true
where laborer.laborer_id = $1 and posting.posting_id = $3
