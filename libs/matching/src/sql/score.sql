-- The definition of the score. Reads `pair` (a person, a posting, and the person's reach row that leads to it) and
-- `policy`; gives for every pair the first hard filter that it fails (null: none), the points by reason, and the key.
select
  pair.posting_id,
  pair.number,
  pair.seniority,
  pair.occupation,
  pair.region,
  filter.failed,
  nearness.near,
  nearness.skill,
  pay.reaches,
  place.named,
  points.*,
  welfare.tier,
  (welfare.tier << 28)
    | ((for_occupation + for_skill + for_certificate + for_training + for_wage + for_place
      + for_group + for_priority + for_lodging) << 21)
    | pair.seniority as key
from policy
cross join pair
cross join lateral (
  select
    case when pair.occupation = pair.wanted and pair.stated then 4 else pair.closeness end as near,
    case when pair.occupation = pair.wanted then pair.skill_here else pair.skill_below end as skill
) nearness
cross join lateral (
  -- Fen a month = fen a period * times / by; null for piece rates. Compared by cross-multiplication: no rounding.
  select
    case pair.wage_period when 'month' then month_times when 'day' then day_times
      when 'hour' then hour_times when 'year' then year_times end as times,
    case pair.wage_period when 'month' then month_by when 'day' then day_by
      when 'hour' then hour_by when 'year' then year_by end as by
) factor
cross join lateral (
  -- Without a stated upper end the wage may go as high as the wish; points are given for what is stated only.
  select
    coalesce(pair.wage_max * times < pair.wage_wish * by, false) as misses,
    case
      when coalesce(pair.wage_max, pair.wage_min) * times * 100 >= pair.wage_wish * by * well_above_percent then 2
      when coalesce(pair.wage_max, pair.wage_min) * times >= pair.wage_wish * by then 1
      else 0
    end as reaches
) pay
cross join lateral (
  -- 4 at home, 3 county, 2 city, 1 province
  select case
    when pair.county = pair.home then 4
    when pair.region = pair.county then 3
    when pair.region = pair.city then 2
    else 1
  end as named
) place
cross join lateral (
  select case
    when not pair.welfare then 0
    when needs_hard_to_place and pair.groups & hard_to_place = 0 then 0
    when pair.groups & class_1 <> 0 then classes
    when pair.groups & class_2 <> 0 then classes - 1
    when pair.groups & class_3 <> 0 then classes - 2
    else 0
  end as tier
) welfare
cross join lateral (
  select case
    when pair.valid_from > today then 'posting-not-valid-yet'
    when pair.valid_through < today then 'posting-expired'
    when pair.working_until < this_year or this_year - pair.birth_year < minimum_age then 'person-outside-working-age'
    when pair.available_from > available_until then 'person-not-available-yet'
    when not pair.region_accepted then 'region-not-accepted'
    when nearness.near < lowest_closeness then 'occupation-too-far'
    -- By year and in the person's favor: who has a birthday this year may be of either age.
    when this_year - pair.birth_year < pair.age_min or this_year - pair.birth_year - 1 > pair.age_max
      then 'age-outside-limits'
    when pair.education < pair.education_needed then 'education-too-low'
    when pair.good_health and pair.health <> all (good_health_codes) then 'health-not-suited'
    when pair.skill_level is not null and not exists (
      select from view.match_skill held
      where held.seniority = pair.seniority
        and held.occupation between pair.skill_lowest and pair.skill_highest
        and held.level between 1 and pair.skill_level
    ) then 'required-skill-missing'
    when pay.misses then 'wage-below-wish'
    when pair.lodging_needed and not pair.lodging and place.named < 4 then 'lodging-not-offered'
    when pair.welfare and welfare_exclusive and welfare.tier = 0 then 'welfare-not-eligible'
  end as failed
) filter
cross join lateral (
  select
    case nearness.near when 4 then occupation_exact when 3 then occupation_same_group
      when 2 then occupation_within_stated when 1 then occupation_any_work else 0 end as for_occupation,
    case nearness.skill when 2 then skill_same_occupation when 1 then skill_same_group else 0 end as for_skill,
    case when nearness.skill > 0 and pair.certified then skill_certificate else 0 end as for_certificate,
    case when nearness.skill > 0 and pair.trained_on >= trained_since then trained_recently else 0 end as for_training,
    case pay.reaches when 2 then wage_well_above_wish when 1 then wage_reaches_wish else 0 end as for_wage,
    case place.named when 4 then place_home_county when 3 then place_named_county
      when 2 then place_named_city else place_named_province end as for_place,
    case when pair.groups & pair.target_groups <> 0 then group_addressed else 0 end as for_group,
    case when pair.groups & priority_groups <> 0 then priority_group else 0 end as for_priority,
    case when pair.lodging_needed and pair.lodging then lodging_offered else 0 end as for_lodging
) points
