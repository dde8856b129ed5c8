-- Who looked at whom. Beside the log, not in it, and no view: it is written before the answer leaves, and what stands
-- here can be rebuilt from nowhere else (docs/adr/0010). Ids only, never a personal value (INV-SEAL).

create schema audit;

create table audit.person_read (
  -- Order of the readings of one person, and the place of a reader in their list.
  number bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  -- Account, as its token says.
  caller text not null,
  role text not null,
  -- Null: an account that acts for none.
  office text,
  -- What was asked, by the name that the route has in the table of readings.
  route text not null,
  subject_kind text not null check (subject_kind in ('laborers', 'employers')),
  subject uuid not null,
  -- Null: not stated.
  purpose text,
  request_id uuid not null
);

create index person_read_of_subject on audit.person_read (subject, number);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit.person_read is only ever added to' using errcode = 'restrict_violation';
end $$;

create trigger only_added_to before update or delete on audit.person_read
  for each row execute function audit.refuse_change();
create trigger never_emptied before truncate on audit.person_read
  for each statement execute function audit.refuse_change();
