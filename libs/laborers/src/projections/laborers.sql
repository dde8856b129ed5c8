-- One row per laborer: codes, bands and statuses, and the newest envelopes of the person and of the consent's form,
-- sealed as the log holds them.
-- Once forgotten, everything that describes the person is null; id, office and units remain, so that the id
-- answers "erased" instead of "unknown" to those who may know.
create table laborers (
  laborer_id uuid primary key,
  version integer not null,
  position bigint not null,
  office text collate "C" not null,
  unit_origin text not null,
  unit_ledger text not null,
  unit_responsible text not null,
  unit_workplace text,
  household uuid,
  residence text,
  birth_year smallint,
  working_until smallint,
  working_age_policy text,
  education text,
  health text,
  hukou_type text,
  source text,
  synthetic boolean not null,
  will_work text not null,
  will_training text not null,
  will_schooling text not null,
  will_business text not null,
  willingness jsonb not null,
  groups jsonb not null,
  open_groups text[] not null,
  employment_status text,
  verified_on date,
  verification_due_on date,
  employment jsonb,
  self_employment jsonb,
  skills jsonb not null,
  intention jsonb,
  service_class text,
  service_class_on date,
  consent jsonb,
  consent_sealed text,
  consent_withdrawn_on date,
  registered_at timestamptz not null,
  changed_at timestamptz not null,
  sealed text,
  forgotten boolean not null,
  check (not forgotten or sealed is null and consent_sealed is null)
);

-- Work lists: whom a unit serves, whom it keeps on its ledger, whom an office registered; in order of registration.
create index laborers_by_responsible on laborers (unit_responsible, laborer_id) where not forgotten;
create index laborers_by_responsible_status
  on laborers (unit_responsible, employment_status, laborer_id) where not forgotten;
create index laborers_verification_due
  on laborers (unit_responsible, laborer_id) where verification_due_on is not null and not forgotten;
create index laborers_by_ledger on laborers (unit_ledger, laborer_id) where not forgotten;
create index laborers_by_office on laborers (office, laborer_id) where not forgotten;
-- Keys that may still have to be destroyed.
create index laborers_forgotten on laborers (position) where forgotten;
