-- The members of a batch that cannot be appended, each with its first reason in the order
-- key -> versions -> claims. Runs under the append lock, so nothing it reads can change before the insert.
-- plpgsql, because a function in SQL would be planned anew at every call (0.7 ms under the lock).
create or replace function log.judge(
  p_callers text[], p_keys text[], p_fingerprints text[],
  p_stream_members integer[], p_stream_ids text[], p_expected integer[],
  p_claim_members integer[], p_claim_scopes text[], p_claim_keys text[], p_claim_streams text[],
  p_claim_takes boolean[]
) returns setof log.verdict
language plpgsql volatile as $$
begin
  return query
  select distinct on (r.member)
    r.member, r.verdict, r.position, r.recorded_at, r.command_id, r.answer,
    r.stream_id, r.expected, r.actual, r.scope, r.key
  from (
    select m.ord::integer, 1,
           case when c.fingerprint = m.fingerprint then 'replayed' else 'key-reused' end,
           c.position, c.recorded_at, c.command_id, c.answer,
           null::text, null::integer, null::integer, null::text, null::text
    from unnest(p_callers, p_keys, p_fingerprints) with ordinality m (caller, key, fingerprint, ord)
    cross join lateral (
      select * from log.commands c where c.caller = m.caller and c.key = m.key limit 1
    ) c
    union all
    select s.member, 2, 'version-conflict', null, null, null, null, s.stream_id, s.expected, v.actual, null, null
    from unnest(p_stream_members, p_stream_ids, p_expected) s (member, stream_id, expected)
    cross join lateral (
      select coalesce((
        select e.version from log.events e where e.stream_id = s.stream_id order by e.version desc limit 1
      ), 0) as actual
    ) v
    where v.actual <> s.expected
    union all
    select t.member, 3, 'claim-taken', null, null, null, null, c.stream_id, null, null, c.scope, c.key
    from unnest(p_claim_members, p_claim_scopes, p_claim_keys, p_claim_streams, p_claim_takes)
           t (member, scope, key, stream_id, take)
    cross join lateral (
      select * from log.claims c where c.scope = t.scope and c.key = t.key limit 1
    ) c
    where t.take and c.stream_id <> t.stream_id and not exists (
      select from unnest(p_claim_members, p_claim_scopes, p_claim_keys, p_claim_streams, p_claim_takes)
                    r (member, scope, key, stream_id, take)
      where not r.take and r.member = t.member
        and r.scope = c.scope and r.key = c.key and r.stream_id = c.stream_id
    )
  ) r (member, rank, verdict, position, recorded_at, command_id, answer,
       stream_id, expected, actual, scope, key)
  order by r.member, r.rank, r.stream_id, r.scope, r.key;
end
$$;
