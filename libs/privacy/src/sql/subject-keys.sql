-- One row per subject, for good: a destroyed key leaves its row behind without the key, so that a writer who
-- makes a key and one who destroys it meet at the primary key, and a forgotten subject never gets a new key.
create schema keys;

create table keys.subject_key (
  subject uuid primary key,
  -- Data key, encrypted under the master key and bound to the subject; never in clear.
  wrapped bytea,
  master_key text,
  created_at timestamptz not null default clock_timestamp(),
  destroyed_at timestamptz,
  constraint key_or_destroyed check (
    (destroyed_at is null) = (wrapped is not null) and (wrapped is null) = (master_key is null)
  )
);

-- Rotation: which keys are still wrapped under an old master key.
create index subject_key_by_master on keys.subject_key (master_key, subject) where wrapped is not null;
