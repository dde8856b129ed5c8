create table postings (
  posting_id uuid primary key,
  version integer not null,
  first_position bigint not null,
  position bigint not null,
  state text not null,
  state_before text,
  suspension_reason text,
  origin text not null,
  kind text not null,
  title text not null,
  -- Codes are compared by their prefix, which needs byte order.
  occupation text collate "C",
  employer_id uuid,
  employer_name text,
  headcount integer,
  reserved integer not null,
  taken integer not null,
  open_referrals integer not null,
  remaining integer,
  holders jsonb not null,
  place text collate "C",
  wage_min_fen bigint,
  wage_max_fen bigint,
  wage_period text,
  valid_from date,
  valid_through date,
  missing text[] not null,
  refusal jsonb not null,
  policy text,
  office text,
  review_reasons text[] not null,
  review_due date,
  review_office text collate "C",
  review_offices text[] not null,
  confirmed_on date,
  source_system text not null,
  source_external_id text,
  source_url text,
  synthetic boolean not null,
  duplicate_key text collate "C",
  terms jsonb not null,
  proposed_at timestamptz not null,
  changed_at timestamptz not null
);

-- Lists run from the newest posting to the oldest.
create unique index postings_newest on postings (first_position desc);
create index postings_by_state on postings (state, first_position desc);
create index postings_by_place on postings (place, first_position desc);
create index postings_by_occupation on postings (occupation, first_position desc);
create index postings_by_employer on postings (employer_id, first_position desc);
create index postings_by_duplicate on postings (duplicate_key, first_position) where duplicate_key is not null;
-- The review queue of an office and of those below it.
create index postings_in_review on postings (review_due, first_position) where state = 'in-review';
-- Work of the timer that ends postings.
create index postings_due on postings (valid_through)
  where state in ('published', 'listed-incomplete', 'suspended');
