-- Declares that positions from here on belong to the present server's history. For an operator who has checked
-- what the readers of the old epoch have seen.
create or replace function log.new_epoch()
returns log.cluster
language plpgsql volatile as $$
declare
  v_row log.cluster;
begin
  perform pg_advisory_xact_lock(2952016);
  insert into log.cluster (epoch, system_identifier, timeline)
  select coalesce((select max(c.epoch) from log.cluster c), 0) + 1, i.system_identifier, i.timeline
  from log.physical_identity() i
  returning * into v_row;
  return v_row;
end
$$;
