-- The next events in the one order, at most p_rows of them and about p_bytes of stored payload (always one).
create or replace function log.read_batch(p_after bigint, p_rows integer, p_bytes bigint)
returns table ("position" bigint, stream_id text, version integer, id uuid, type text, schema_version integer,
               data json, meta json, recorded_at timestamptz)
language sql stable as $$
  select b.position, b.stream_id, b.version, b.id, b.type, b.schema_version, b.data, b.meta, b.recorded_at
  from (
    select e.*, sum(pg_column_size(e.data) + pg_column_size(e.meta))
                  over (order by e.position rows between unbounded preceding and 1 preceding) as before
    from (select * from log.events where position > p_after order by position limit p_rows) e
  ) b
  where b.before is null or b.before < p_bytes
  order by b.position
$$;
