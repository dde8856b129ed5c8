-- A batch is judged as a set, so its members must not be able to influence each other: no stream that one of
-- them writes, no claim and no (caller, key) may occur twice. The gate sees to it; a gate that does not fails here.
create or replace function log.assert_separate(
  p_callers text[], p_keys text[],
  p_stream_ids text[], p_event_stream_ids text[],
  p_claim_members integer[], p_claim_scopes text[], p_claim_keys text[]
) returns void
language plpgsql volatile as $$
begin
  if (select count(distinct (c.caller, c.key)) < count(*) from unnest(p_callers, p_keys) c (caller, key)) then
    raise exception 'two members of a batch share an idempotency key' using errcode = 'invalid_parameter_value';
  end if;
  if exists (
    select from unnest(p_stream_ids) s (stream_id)
    group by s.stream_id
    having count(*) > 1 and s.stream_id = any (p_event_stream_ids)
  ) then
    raise exception 'two members of a batch share a stream' using errcode = 'invalid_parameter_value';
  end if;
  if cardinality(p_claim_keys) > 1 and exists (
    select from unnest(p_claim_members, p_claim_scopes, p_claim_keys) c (member, scope, key)
    group by c.scope, c.key
    having count(distinct c.member) > 1
  ) then
    raise exception 'two members of a batch share a claim' using errcode = 'invalid_parameter_value';
  end if;
end
$$;
