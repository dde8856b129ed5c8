create table employers (
  employer_id uuid primary key,
  version integer not null,
  first_position bigint not null,
  position bigint not null,
  name text,
  kind text not null,
  division text collate "C",
  identifiers jsonb not null,
  vouched_by text,
  verified_by text,
  suspension_reason text,
  synthetic boolean not null,
  sealed text,
  has_contact boolean not null,
  forgotten_subjects text[] not null,
  registered_at timestamptz not null,
  changed_at timestamptz not null
);

create unique index employers_newest on employers (first_position desc);
-- Keys that may still have to be destroyed.
create index employers_forgotten on employers (position) where forgotten_subjects <> '{}';
