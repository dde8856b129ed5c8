posting_id, number, wanted, county, city, welfare, age_min, age_max, education_needed, good_health,
skill_lowest, skill_highest, skill_level, wage_min, wage_max, wage_period, lodging, target_groups,
valid_from, valid_through, region_accepted, occupation, region, stated, closeness, skill_here, skill_below,
certified, trained_on, seniority, birth_year, working_until, education, health, groups, wage_wish,
available_from, lodging_needed, home
