-- The history that this server is writing (or replaying). A promotion changes the timeline only. On a primary the
-- timeline is read from the WAL being written, because the control file lags behind a promotion.
create or replace function log.physical_identity()
returns table (system_identifier text, timeline integer)
language sql volatile as $$
  select s.system_identifier::text,
         case when pg_is_in_recovery() then c.timeline_id
              else ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::integer end
  from pg_control_system() s, pg_control_checkpoint() c
$$;
