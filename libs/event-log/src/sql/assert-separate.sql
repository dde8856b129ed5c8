-- A batch is judged as a set, so its members must not be able to influence each other: no stream that one of them
-- writes may occur twice. (A doubled key or claim runs into its primary key.) The gate sees to all of it; a gate that
-- does not fails here, and nothing of its batch is stored.
create or replace function log.assert_separate(p_stream_ids text[], p_event_stream_ids text[])
returns void
language plpgsql volatile as $$
begin
  if exists (
    select from unnest(p_stream_ids) s (stream_id)
    group by s.stream_id collate "C"
    having count(*) > 1 and s.stream_id collate "C" = any (p_event_stream_ids)
  ) then
    raise exception 'two members of a batch share a stream' using errcode = 'invalid_parameter_value';
  end if;
end
$$;
