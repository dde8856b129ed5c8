-- Exact search: keyed hashes only, which nobody can reverse who has not the key (INV-SEAL).
create table laborer_search (
  laborer_id uuid primary key,
  name_hash text not null,
  phone_hash text
);

create index laborer_search_by_name on laborer_search (name_hash);
create index laborer_search_by_phone on laborer_search (phone_hash) where phone_hash is not null;
