-- What became of commands whose answer was lost. The backend that may still be carrying them is ended, then the
-- append lock is waited for: after that, whatever it was doing is either committed or will never be.
create or replace function log.settle(p_backend integer, p_application text, p_callers text[], p_keys text[])
returns table (member integer, command_id uuid, fingerprint text, answer json, "position" bigint, recorded_at timestamptz)
language plpgsql volatile as $$
begin
  perform pg_terminate_backend(a.pid) from pg_stat_activity a
  where a.pid = p_backend and a.application_name = p_application and a.pid <> pg_backend_pid();
  perform pg_advisory_xact_lock(2952016);
  return query
  select m.ord::integer, c.command_id, c.fingerprint, c.answer, c.position, c.recorded_at
  from unnest(p_callers, p_keys) with ordinality m (caller, key, ord)
  join log.commands c on c.caller = m.caller and c.key = m.key;
end
$$;
