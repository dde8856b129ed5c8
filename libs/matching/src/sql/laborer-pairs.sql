-- Every way in which the person $1 finds a posting. A reach row leads to the postings in its range of occupations; the
-- length of its region's code says which of the three indexes to walk. At most 15 rows for one posting.
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
from (
  select *, occupation - occupation % span as lowest, occupation - occupation % span + span - 1 as highest
  from view.laborer_reach
  cross join lateral (select case occupation % 10
    when 4 then 1 when 3 then 1000 when 2 then 100000 when 1 then 10000000 else 100000000 end as span) size
  where laborer_id = $1
) reach
cross join lateral (
  select * from view.match_posting in_county
  where in_county.county = reach.region and in_county.occupation between reach.lowest and reach.highest
  union all
  select * from view.match_posting in_city
  where in_city.city = reach.region and in_city.occupation between reach.lowest and reach.highest
  union all
  select * from view.match_posting in_province
  where in_province.province = reach.region and in_province.occupation between reach.lowest and reach.highest
) posting
