create table tally (
  id uuid primary key,
  added integer not null,
  last_note text,
  tags text[] not null,
  numbers integer[] not null,
  details jsonb,
  on_day date,
  changed_at timestamptz not null,
  active boolean not null
);

create table tally_entry (
  tally_id uuid not null,
  place smallint not null,
  amount bigint not null,
  primary key (tally_id, place)
);

create index tally_by_day on tally (on_day, id) where active;
create index tally_entry_by_amount on tally_entry (amount desc);
