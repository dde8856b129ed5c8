create or replace function log.find_claim(p_scope text, p_key text)
returns text
language sql stable as $$
  select c.stream_id from log.claims c where c.scope = p_scope and c.key = p_key
$$;
