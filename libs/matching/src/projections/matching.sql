-- Tables of the projection `matching`. Occupations are packed codes (packed-code.ts), regions division codes of 2, 4
-- or 6 digits; ids, bands, codes and bits only.

create table match_counter (
  name text primary key,
  next integer not null
);

-- Everybody who is registered and not forgotten, visible or not: offices for the rights of readers, facts for the
-- fold. Not a match table: no list reads it.
create table match_laborer_standing (
  laborer_id uuid primary key,
  seniority integer not null,
  office text not null,
  origin text not null,
  ledger text not null,
  responsible text not null,
  workplace text,
  hidden text,
  facts jsonb not null
);

-- INV-HIDE: from here on only people with consent, an open intention, no excluding status and no "unwilling".
create table match_laborer (
  laborer_id uuid primary key,
  seniority integer not null unique,
  birth_year smallint not null,
  working_until smallint not null,
  education smallint not null,
  health smallint not null,
  groups integer not null,
  wage_wish bigint,
  available_from date,
  lodging_needed boolean not null,
  home integer not null,
  office text not null,
  responsible text not null,
  ledger text not null,
  synthetic boolean not null
);

create table laborer_reach (
  laborer_id uuid not null,
  occupation integer not null,
  region integer not null,
  stated boolean not null,
  closeness smallint not null,
  skill_here smallint not null,
  skill_below smallint not null,
  certified boolean not null,
  trained_on date,
  seniority integer not null,
  birth_year smallint not null,
  working_until smallint not null,
  education smallint not null,
  health smallint not null,
  groups integer not null,
  wage_wish bigint,
  available_from date,
  lodging_needed boolean not null,
  home integer not null,
  primary key (laborer_id, occupation, region)
);
-- The whole of what a posting's list reads, in the order in which it reads it: a probe is one walk over neighbours.
create index laborer_reach_probe on laborer_reach (occupation, region) include (
  seniority, stated, closeness, skill_here, skill_below, certified, trained_on,
  birth_year, working_until, education, health, groups, wage_wish, available_from, lodging_needed, home
);

create table match_skill (
  laborer_id uuid not null,
  occupation integer not null,
  level smallint not null,
  seniority integer not null,
  primary key (laborer_id, occupation, level)
);
create index match_skill_holder on match_skill (seniority, occupation, level);

create table match_posting_standing (
  posting_id uuid primary key,
  number integer not null,
  state text not null,
  employer_id uuid,
  office text,
  unmatched text,
  facts jsonb not null
);

-- Published postings of kinds that are matched; their days of validity are asked by the queries.
create table match_posting (
  posting_id uuid primary key,
  number integer not null unique,
  occupation integer not null,
  occupations integer[] not null,
  province integer not null,
  city integer,
  county integer,
  welfare boolean not null,
  age_min smallint,
  age_max smallint,
  education smallint not null,
  good_health boolean not null,
  skill_lowest integer,
  skill_highest integer,
  skill_level smallint,
  wage_min bigint,
  wage_max bigint,
  wage_period text,
  lodging boolean,
  target_groups integer not null,
  valid_from date,
  valid_through date,
  synthetic boolean not null
);
create index match_posting_county on match_posting (county, occupation);
create index match_posting_city on match_posting (city, occupation);
create index match_posting_province on match_posting (province, occupation);

create table match_policy (
  version integer primary key,
  published_at timestamptz not null,
  content jsonb not null,
  class_1 integer not null,
  class_2 integer not null,
  class_3 integer not null,
  hard_to_place integer not null,
  priority_groups integer not null,
  good_health integer[] not null
);
