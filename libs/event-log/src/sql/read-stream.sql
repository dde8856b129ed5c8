create or replace function log.read_stream(p_stream_id text, p_after integer)
returns setof log.events
language sql stable as $$
  select * from log.events e where e.stream_id = p_stream_id and e.version > p_after order by e.version
$$;
