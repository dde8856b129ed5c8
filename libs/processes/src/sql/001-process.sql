-- Bookkeeping of process managers and timers. Nothing here can be rebuilt from the log: it says which consequences
-- have been drawn already.

create schema process;

create table process.manager (
  name text primary key,
  -- The log's head when it was first started: what stands before it never has a consequence.
  activated_at bigint not null check (activated_at >= 0),
  -- Every consequence of the events up to here is settled.
  position bigint not null,
  epoch integer not null default 1,
  -- Token of the lease holder that may move the position.
  fence bigint,
  state text not null default 'stopped'
    check (state in ('stopped', 'catching-up', 'live', 'repeating', 'failed')),
  -- Why it repeats or has failed. Never a personal value.
  reason jsonb,
  done bigint not null default 0,
  -- Commands that were refused because they were no longer due.
  refused bigint not null default 0,
  updated_at timestamptz not null default clock_timestamp(),
  check (position >= activated_at)
);

create table process.timer (
  name text primary key,
  state text not null default 'live' check (state in ('live', 'failed')),
  reason jsonb,
  fired bigint not null default 0,
  refused bigint not null default 0,
  updated_at timestamptz not null default clock_timestamp()
);
