-- The log only grows. In particular its last row stays, from which the next position is taken.
create or replace function log.refuse_change() returns trigger
language plpgsql as $$
begin
  raise exception 'log.events is append-only: % refused', tg_op using errcode = 'restrict_violation';
end
$$;

create or replace trigger append_only
before update or delete or truncate on log.events
for each statement execute function log.refuse_change();
