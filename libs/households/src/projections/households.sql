create table households (
  household_id uuid primary key,
  version integer not null,
  position bigint not null,
  -- Offices are compared by their prefix, which needs byte order.
  office text collate "C" not null,
  residence text not null,
  source text not null,
  synthetic boolean not null,
  poverty jsonb not null,
  poverty_status text not null,
  members integer not null,
  registered_at timestamptz not null,
  changed_at timestamptz not null,
  sealed text,
  moved text
);
create index households_by_office on households (office, household_id);

create table household_members (
  household_id uuid not null,
  member_id uuid not null,
  place integer not null,
  relation text not null,
  left_on date,
  left_reason text,
  forgotten boolean not null,
  sealed text,
  primary key (household_id, member_id)
);
-- The household of a person.
create index household_members_by_member on household_members (member_id) where left_on is null;
