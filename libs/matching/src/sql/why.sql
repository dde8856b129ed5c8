-- The pair of the person $1 and the posting $3 on the day $2: why neither, or what the pair scores. No row: one of the
-- two is unknown.
with policy as materialized (
  -- include policy.sql
), pair as (
  select
    posting.posting_id, posting.number, posting.occupation as wanted, posting.county, posting.city, posting.welfare,
    posting.age_min, posting.age_max, posting.education as education_needed, posting.good_health,
    posting.skill_lowest, posting.skill_highest, posting.skill_level,
    posting.wage_min, posting.wage_max, posting.wage_period, posting.lodging, posting.target_groups,
    posting.valid_from, posting.valid_through,
    exists (
      select from view.laborer_reach anywhere
      where anywhere.laborer_id = laborer.laborer_id
        and anywhere.region in (posting.county, posting.city, posting.province)
    ) as region_accepted,
    reach.occupation, reach.region, coalesce(reach.stated, false) as stated,
    coalesce(reach.closeness, 0) as closeness,
    coalesce(reach.skill_here, 0) as skill_here, coalesce(reach.skill_below, 0) as skill_below,
    coalesce(reach.certified, false) as certified, reach.trained_on,
    laborer.seniority, laborer.birth_year, laborer.working_until, laborer.education, laborer.health, laborer.groups,
    laborer.wage_wish, laborer.available_from, laborer.lodging_needed, laborer.home
  from view.match_laborer laborer
  cross join view.match_posting posting
  left join lateral (
    -- The deepest occupation knows most (reach.ts); of its regions the narrowest counts.
    select near.* from view.laborer_reach near
    where near.laborer_id = laborer.laborer_id
      and near.occupation = any (posting.occupations)
      and near.region in (posting.county, posting.city, posting.province)
    order by near.occupation % 10 desc, near.region desc
    limit 1
  ) reach on true
  where laborer.laborer_id = $1 and posting.posting_id = $3
), scored as (
  -- include score.sql
)
select
  coalesce(posting.unmatched, validity.failed, laborer.hidden, scored.failed) as failed,
  scored.key, scored.tier, scored.closeness, scored.skill, scored.reaches, scored.place,
  scored.occupation, scored.skilled, scored.certificate, scored.trained, scored.wage, scored.placed,
  scored.addressed, scored.priority, scored.lodged,
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
