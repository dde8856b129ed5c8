create or replace function log.activate_event_versions(p_types text[], p_versions integer[])
returns void
language sql volatile as $$
  insert into log.event_versions (type, version)
  select v.type, v.version from unnest(p_types, p_versions) v (type, version)
  on conflict do nothing
$$;
