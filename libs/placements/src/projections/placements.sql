create table placements (
  placement_id uuid primary key,
  version integer not null,
  first_position bigint not null,
  position bigint not null,
  status text not null,
  stage_before text,
  closed_by uuid,
  reason text,
  answered_by text,
  laborer_id uuid not null,
  posting_id uuid,
  employer_id uuid,
  route text not null,
  channel text not null,
  standing text not null,
  slip text,
  -- Offices are compared by their prefix, which needs byte order.
  office text collate "C" not null,
  unit_origin text collate "C" not null,
  unit_ledger text collate "C" not null,
  unit_responsible text collate "C" not null,
  unit_workplace text collate "C",
  place_units text[] not null,
  referred_on date,
  due_on date,
  answered_on date,
  interview_on date,
  interview_outcome text,
  offer_wage_fen bigint,
  offer_start_on date,
  accepted_on date,
  started_on date,
  contract text,
  monthly_wage_fen bigint,
  start_verified_on date,
  start_verified_by text,
  retained text[] not null,
  ended_on date,
  occupation text,
  industry text,
  work_form text,
  place text,
  direction text not null,
  posting_kind text,
  corrections integer not null,
  synthetic boolean not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null
);

-- Lists run from the newest placement to the oldest.
create unique index placements_newest on placements (first_position desc);
create index placements_by_status on placements (status, first_position desc);
create index placements_by_laborer on placements (laborer_id, first_position desc);
create index placements_by_posting on placements (posting_id, first_position desc) where posting_id is not null;
create index placements_by_employer on placements (employer_id, first_position desc) where employer_id is not null;
create index placements_by_office on placements (office, first_position desc);
-- Referrals that nobody has answered, by the day on which they lapse.
create index placements_unanswered on placements (due_on, first_position) where status = 'referred';
