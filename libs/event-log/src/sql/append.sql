-- Appends a batch of commands. Returns the verdict of each member that lost, and as member 0 the head before the
-- batch and the time of all winners: their events follow it in the order that they were given. INV-ORD rests on three things here:
--   * the first statement takes the lock and only the end of the transaction gives it back, so commits happen in
--     the order of positions (call it as one autocommit statement: inside BEGIN a stalled client stops everyone);
--   * VOLATILE at READ COMMITTED: every statement after the lock sees all that was committed before it;
--   * no EXCEPTION block: its subtransaction could give the lock back early.
-- Several small statements with cached plans, because the time under the lock is everybody's time.
-- Events come in the order of their members; p_event_counts says how many each member has.
create or replace function log.append(
  p_command_ids uuid[], p_callers text[], p_keys text[], p_fingerprints text[], p_answers text[],
  p_event_counts integer[],
  p_stream_members integer[], p_stream_ids text[], p_expected integer[],
  p_event_members integer[], p_event_stream_ids text[], p_versions integer[], p_event_ids uuid[], p_types text[],
  p_schema_versions integer[], p_data text[], p_meta text[],
  p_claim_members integer[], p_claim_scopes text[], p_claim_keys text[], p_claim_streams text[],
  p_claim_takes boolean[]
) returns setof log.verdict
language plpgsql volatile as $$
declare
  v_head   bigint;
  v_at     timestamptz;
  v_lost   log.verdict[];
  v_losers integer[] := '{}';
  v_held   boolean := false; -- a claim of the batch may be its own stream's already
begin
  perform pg_advisory_xact_lock(2952016);
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'log.append needs READ COMMITTED' using errcode = 'invalid_transaction_state';
  end if;
  if cardinality(p_command_ids) > 1 then
    perform log.assert_separate(p_stream_ids, p_event_stream_ids);
  end if;

  select e.position, e.recorded_at into v_head, v_at from log.events e order by e.position desc limit 1;
  v_head := coalesce(v_head, 0);
  v_at := greatest(clock_timestamp(), v_at);

  -- Usually nobody is in anybody's way; only a suspicion pays for the reasons. LIMIT 1 keeps every look-up a look-up:
  -- as a join, a plan made while the tables were new would read a whole index for every append.
  if exists (
       select from unnest(p_callers, p_keys) m (caller, key)
       cross join lateral (
         select from log.commands c where c.caller = m.caller and c.key = m.key limit 1) k)
     or exists (
       select from unnest(p_stream_ids, p_expected) s (stream_id, expected)
       where s.expected <> coalesce(
         (select e.version from log.events e where e.stream_id = s.stream_id order by e.version desc limit 1), 0))
     or cardinality(p_claim_keys) > 0 and exists (
       select from unnest(p_claim_scopes, p_claim_keys) t (scope, key)
       cross join lateral (
         select from log.claims c where c.scope = t.scope and c.key = t.key limit 1) h)
  then
    select array_agg(j), coalesce(array_agg(j.member), '{}') into v_lost, v_losers
    from log.judge(p_callers, p_keys, p_fingerprints, p_stream_members, p_stream_ids, p_expected,
      p_claim_members, p_claim_scopes, p_claim_keys, p_claim_streams, p_claim_takes) j;
    return query select * from unnest(v_lost);

    -- Of the claims, only what exists can be released, and only what exists can be held already.
    delete from log.claims c
    using unnest(p_claim_members, p_claim_scopes, p_claim_keys, p_claim_streams, p_claim_takes)
            r (member, scope, key, stream_id, take)
    where not r.take and c.scope = r.scope and c.key = r.key and c.stream_id = r.stream_id
      and r.member <> all (v_losers);
    v_held := true;
  end if;

  if cardinality(p_claim_keys) > 0 then
    insert into log.claims (scope, key, stream_id)
    select t.scope, t.key, t.stream_id
    from unnest(p_claim_members, p_claim_scopes, p_claim_keys, p_claim_streams, p_claim_takes)
           t (member, scope, key, stream_id, take)
    where t.take and t.member <> all (v_losers)
      and not (v_held and exists (
        select from log.claims c where c.scope = t.scope and c.key = t.key and c.stream_id = t.stream_id));
  end if;

  insert into log.events (position, stream_id, version, id, type, schema_version, data, meta, recorded_at)
  select v_head + row_number() over (order by e.ord), e.stream_id, e.version, e.id, e.type, e.schema_version,
         e.data::json, e.meta::json, v_at
  from unnest(p_event_members, p_event_stream_ids, p_versions, p_event_ids, p_types, p_schema_versions,
              p_data, p_meta)
    with ordinality e (member, stream_id, version, id, type, schema_version, data, meta, ord)
  where e.member <> all (v_losers);

  insert into log.commands (caller, key, command_id, fingerprint, answer, position, recorded_at)
  select m.caller, m.key, m.command_id, m.fingerprint, m.answer::json,
         v_head + sum(m.event_count) over (order by m.ord), v_at
  from unnest(p_command_ids, p_callers, p_keys, p_fingerprints, p_answers, p_event_counts)
    with ordinality m (command_id, caller, key, fingerprint, answer, event_count, ord)
  where m.ord <> all (v_losers);

  return next (0, 'appended', v_head, v_at, null, null, null, null, null, null, null)::log.verdict;
end
$$;
