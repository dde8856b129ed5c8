-- What became of one member of a batch; only the columns of its verdict are filled.
create type log.verdict as (
  member      integer,     -- 1 .. n, as the batch was given
  verdict     text,        -- appended | replayed | key-reused | version-conflict | claim-taken
  position    bigint,
  recorded_at timestamptz,
  command_id  uuid,        -- replayed: the command that was stored under this key
  answer      json,
  stream_id   text,        -- version-conflict: where; claim-taken: the holder
  expected    integer,
  actual      integer,
  scope       text,
  key         text
);
