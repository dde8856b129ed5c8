-- Every way in which the posting $1 finds a person: rows of its own occupation, of the groups above it and of "any
-- work", in its county, city and province. At most 15 rows for one person.
select
  posting.posting_id, posting.number, posting.occupation as wanted, posting.county, posting.city, posting.welfare,
  posting.age_min, posting.age_max, posting.education as education_needed, posting.good_health,
  posting.skill_lowest, posting.skill_highest, posting.skill_level,
  posting.wage_min, posting.wage_max, posting.wage_period, posting.lodging, posting.target_groups,
  posting.valid_from, posting.valid_through,
  true as region_accepted,
  reach.occupation, reach.region, reach.stated, reach.closeness, reach.skill_here, reach.skill_below,
  reach.certified, reach.trained_on, reach.seniority, reach.birth_year, reach.working_until, reach.education,
  reach.health, reach.groups, reach.wage_wish, reach.available_from, reach.lodging_needed, reach.home
from view.match_posting posting
cross join lateral unnest(posting.occupations) wanted (occupation)
cross join lateral (values (posting.county), (posting.city), (posting.province)) place (region)
-- `offset 0` keeps the probe one unit: joined freely, some samples of the statistics let the planner walk everybody who
-- wants the occupation, wherever they are, and filter by region afterwards.
cross join lateral (
  select * from view.laborer_reach walked
  where walked.occupation = wanted.occupation and walked.region = place.region
  offset 0
) reach
where posting.posting_id = $1
