-- A new store starts with epoch 1 of the server that it stands on.
do $$
begin
  if not exists (select from log.cluster) then perform log.new_epoch(); end if;
end
$$;
