-- The pairs of `asked` (laborer_id, posting_id, occupation, region), each by the reach row that stands for it; without
-- one (occupation and region null) the occupation is not near at all, or no region was accepted.
select
  posting.posting_id, posting.number, posting.occupation as wanted, posting.county, posting.city, posting.welfare,
  posting.age_min, posting.age_max, posting.education as education_needed, posting.good_health,
  posting.skill_lowest, posting.skill_highest, posting.skill_level,
  posting.wage_min, posting.wage_max, posting.wage_period, posting.lodging, posting.target_groups,
  posting.valid_from, posting.valid_through,
  reach.region is not null or exists (
    select from view.laborer_reach anywhere
    where anywhere.laborer_id = asked.laborer_id
      and anywhere.region in (posting.county, posting.city, posting.province)
  ) as region_accepted,
  reach.occupation, reach.region, coalesce(reach.stated, false) as stated,
  coalesce(reach.closeness, 0) as closeness,
  coalesce(reach.skill_here, 0) as skill_here, coalesce(reach.skill_below, 0) as skill_below,
  coalesce(reach.certified, false) as certified, reach.trained_on,
  laborer.seniority, laborer.birth_year, laborer.working_until, laborer.education, laborer.health, laborer.groups,
  laborer.wage_wish, laborer.available_from, laborer.lodging_needed, laborer.home
from asked
join view.match_laborer laborer on laborer.laborer_id = asked.laborer_id
join view.match_posting posting on posting.posting_id = asked.posting_id
left join view.laborer_reach reach
  on reach.laborer_id = asked.laborer_id and reach.occupation = asked.occupation and reach.region = asked.region
