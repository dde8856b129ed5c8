-- Forgets answers that nobody may ask for any more, at most p_limit at a time. Keys live for at least 90 days.
create or replace function log.prune_commands(p_older_than interval, p_limit integer default 10000)
returns integer
language plpgsql volatile as $$
declare
  v_pruned integer;
begin
  if p_older_than < interval '90 days' then
    raise exception 'idempotency keys are kept for 90 days' using errcode = 'invalid_parameter_value';
  end if;
  delete from log.commands c
  where c.ctid = any (array(
    select o.ctid from log.commands o where o.recorded_at < clock_timestamp() - p_older_than limit p_limit));
  get diagnostics v_pruned = row_count;
  return v_pruned;
end
$$;
