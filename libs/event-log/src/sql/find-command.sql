create or replace function log.find_command(p_caller text, p_key text)
returns setof log.commands
language sql stable as $$
  select * from log.commands c where c.caller = p_caller and c.key = p_key
$$;
