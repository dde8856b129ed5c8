-- Bookkeeping of the projections. A build is one set of view tables in a schema of its own, named by that schema.

create schema projection;

-- What readers see: one view per view table, re-created when a new build takes over.
create schema view;

create table projection.checkpoint (
  build text primary key,
  name text not null,
  version integer not null,
  -- The build's tables equal the fold of the log up to here (INV-ONCE).
  position bigint not null default 0 check (position >= 0),
  epoch integer not null default 1,
  -- Token of the lease holder whose memory agrees with the tables. Null: somebody else changed the tables, whoever
  -- holds the lease has to load anew.
  fence bigint,
  state text not null default 'stopped'
    check (state in ('stopped', 'standing-by', 'catching-up', 'live', 'draining', 'blocked')),
  -- Why it is blocked. Never a personal value.
  reason jsonb,
  degraded boolean not null default false,
  -- recorded_at of the event at `position`.
  reached_at timestamptz,
  ddl_sha256 text not null,
  updated_at timestamptz not null default clock_timestamp()
);

create function projection.refuse_to_go_back() returns trigger language plpgsql as $$
begin
  raise exception 'checkpoint of % would go back from % to %', old.build, old.position, new.position
    using errcode = 'check_violation';
end $$;

create trigger checkpoint_only_grows before update of position, epoch on projection.checkpoint
  for each row when (new.epoch < old.epoch or (new.epoch = old.epoch and new.position < old.position))
  execute function projection.refuse_to_go_back();

-- Which build readers see, and the one before it, which is kept for going back.
create table projection.active (
  name text primary key,
  build text not null,
  previous text,
  flipped_at timestamptz not null default clock_timestamp()
);

create table projection.lease (
  build text primary key,
  holder text not null,
  token bigint not null,
  expires timestamptz not null,
  -- What the holder tells about its work: the log's head as last seen, events per second.
  head bigint,
  rate real
);

create table projection.parked_stream (
  build text not null references projection.checkpoint on update cascade on delete cascade,
  stream_id text not null,
  primary key (build, stream_id)
);

-- Positions only: the event itself stays in the log, with its personal fields sealed.
create table projection.parked_event (
  build text not null references projection.checkpoint on update cascade on delete cascade,
  position bigint not null,
  event_id uuid not null,
  stream_id text not null,
  type text not null,
  -- Null: parked because it stands behind a parked event of its stream.
  reason jsonb,
  parked_at timestamptz not null default clock_timestamp(),
  primary key (build, position)
);
create index parked_event_stream on projection.parked_event (build, stream_id, position);

-- Events that an operator took out of a projection for good. Every later build honours it.
create table projection.skip (
  name text not null,
  event_id uuid not null,
  position bigint not null,
  skipped_by text not null,
  skipped_at timestamptz not null default clock_timestamp(),
  primary key (name, event_id)
);
