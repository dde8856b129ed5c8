-- Appends a batch of commands and returns one verdict per member. INV-ORD rests on three things here:
--   * the first statement takes the lock and only the end of the transaction gives it back, so commits happen in
--     the order of positions (call it as one autocommit statement: inside BEGIN a stalled client stops everyone);
--   * VOLATILE at READ COMMITTED: every statement after the lock sees all that was committed before it;
--   * no EXCEPTION block: its subtransaction could give the lock back early.
-- Events come grouped by the stream row that they belong to (p_event_streams ascends).
create or replace function log.append(
  p_command_ids uuid[], p_callers text[], p_keys text[], p_fingerprints text[], p_answers text[],
  p_stream_members integer[], p_stream_ids text[], p_expected integer[],
  p_event_streams integer[], p_event_stream_ids text[], p_event_ids uuid[], p_types text[],
  p_schema_versions integer[], p_data text[], p_meta text[],
  p_take_members integer[], p_take_scopes text[], p_take_keys text[], p_take_streams text[],
  p_release_members integer[], p_release_scopes text[], p_release_keys text[], p_release_streams text[]
) returns setof log.verdict
language plpgsql volatile as $$
declare
  v_head   bigint;
  v_at     timestamptz;
  v_lost   log.verdict[];
  v_losers integer[] := '{}';
begin
  perform pg_advisory_xact_lock(2952016);
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'log.append needs READ COMMITTED' using errcode = 'invalid_transaction_state';
  end if;
  if cardinality(p_command_ids) > 1 then
    perform log.assert_separate(p_callers, p_keys, p_stream_members, p_stream_ids, p_event_streams,
      p_take_members || p_release_members, p_take_scopes || p_release_scopes, p_take_keys || p_release_keys);
  end if;

  select e.position, e.recorded_at into v_head, v_at from log.events e order by e.position desc limit 1;
  v_head := coalesce(v_head, 0);
  v_at := greatest(clock_timestamp(), v_at);

  select array_agg(j) into v_lost
  from log.judge(p_callers, p_keys, p_fingerprints, p_stream_members, p_stream_ids, p_expected,
    p_take_members, p_take_scopes, p_take_keys, p_take_streams,
    p_release_members, p_release_scopes, p_release_keys, p_release_streams) j;
  if v_lost is not null then
    select array_agg(l.member) into v_losers from unnest(v_lost) l;
    return query select * from unnest(v_lost);
  end if;

  if cardinality(p_release_keys) > 0 then
    delete from log.claims c
    using unnest(p_release_members, p_release_scopes, p_release_keys, p_release_streams)
            r (member, scope, key, stream_id)
    where c.scope = r.scope and c.key = r.key and c.stream_id = r.stream_id
      and r.member <> all (v_losers);
  end if;
  if cardinality(p_take_keys) > 0 then
    insert into log.claims (scope, key, stream_id)
    select t.scope, t.key, t.stream_id
    from unnest(p_take_members, p_take_scopes, p_take_keys, p_take_streams) t (member, scope, key, stream_id)
    where t.member <> all (v_losers)
    on conflict do nothing; -- its own stream holds it already
  end if;

  return query
  with placed as materialized (
    select v_head + row_number() over (order by e.stream, e.ord) as position,
           p_expected[e.stream] + row_number() over (partition by e.stream order by e.ord) as version,
           p_stream_members[e.stream] as member,
           e.stream_id, e.id, e.type, e.schema_version, e.data, e.meta
    from unnest(p_event_streams, p_event_stream_ids, p_event_ids, p_types, p_schema_versions, p_data, p_meta)
      with ordinality e (stream, stream_id, id, type, schema_version, data, meta, ord)
    where p_stream_members[e.stream] <> all (v_losers)
  ), stored as (
    insert into log.events (position, stream_id, version, id, type, schema_version, data, meta, recorded_at)
    select p.position, p.stream_id, p.version::integer, p.id, p.type, p.schema_version,
           p.data::json, p.meta::json, v_at
    from placed p
  ), won as materialized (
    select m.ord::integer as member, m.command_id, m.caller, m.key, m.fingerprint, m.answer,
           coalesce(l.position, v_head) as position
    from unnest(p_command_ids, p_callers, p_keys, p_fingerprints, p_answers)
      with ordinality m (command_id, caller, key, fingerprint, answer, ord)
    left join (select p.member, max(p.position) as position from placed p group by p.member) l on l.member = m.ord
    where m.ord <> all (v_losers)
  ), logged as (
    insert into log.commands (caller, key, command_id, fingerprint, answer, position, recorded_at)
    select w.caller, w.key, w.command_id, w.fingerprint, w.answer::json, w.position, v_at from won w
  )
  select w.member, 'appended'::text, w.position, v_at, null::uuid, null::json,
         null::text, null::integer, null::integer, null::text, null::text
  from won w;
end
$$;
