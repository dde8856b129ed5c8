create schema log;

-- The log: one table, one order (INV-ORD). json keeps the bytes that were written and is cheaper to write
-- than jsonb; ids are UUIDv7 so that their index grows at its right edge.
create table log.events (
  position       bigint      not null primary key check (position > 0),
  stream_id      text        not null collate "C",
  version        integer     not null check (version > 0),
  id             uuid        not null unique,
  type           text        not null collate "C",
  schema_version integer     not null check (schema_version > 0),
  data           json        not null check (pg_column_size(data) <= 262144 + 8),
  meta           json        not null,
  recorded_at    timestamptz not null,
  unique (stream_id, version)
);

-- Uniqueness rules. A row goes with the event that takes or releases it; the key is never a value in clear.
create table log.claims (
  scope     text not null collate "C",
  key       text not null collate "C",
  stream_id text not null collate "C",
  primary key (scope, key)
);

-- What was answered to every accepted command (INV-IDEM). No personal value in the answer. Written under the
-- append lock, so it has no index but its key; pruning walks the heap, which begins with the oldest.
create table log.commands (
  caller      text        not null collate "C",
  key         text        not null collate "C",
  command_id  uuid        not null,
  fingerprint text        not null collate "C",
  answer      json        not null,
  position    bigint      not null,
  recorded_at timestamptz not null,
  primary key (caller, key)
);

-- Which physical history the positions belong to; the newest epoch is the one in force.
create table log.cluster (
  epoch             integer     not null primary key check (epoch > 0),
  system_identifier text        not null,
  timeline          integer     not null,
  since             timestamptz not null default clock_timestamp()
);

-- Versions of event types that may be written, because every reader knows them.
create table log.event_versions (
  type         text        not null collate "C",
  version      integer     not null check (version > 0),
  activated_at timestamptz not null default clock_timestamp(),
  primary key (type, version)
);
