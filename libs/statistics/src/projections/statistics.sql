-- Facts are only added, so that every past figure can be had again: as of P are the facts with a position up to P.
-- Codes are compared byte by byte: a figure groups many facts, and their order has no language.

create table stat_case (
  placement uuid primary key,
  person uuid not null,
  started_on date not null,
  ended_on date,
  dimensions jsonb not null
);

create table stat_fact (
  position bigint not null,
  ord smallint not null,
  measure text not null,
  occurred_on date not null,
  recorded_on date not null,
  origin text collate "C" not null,
  ledger text collate "C" not null,
  responsible text collate "C" not null,
  workplace text collate "C",
  industry text collate "C",
  work_form text collate "C",
  direction text collate "C",
  occupation_middle text collate "C",
  destination text collate "C",
  groups text[] collate "C" not null,
  age_band text,
  education text collate "C",
  standing text not null,
  route text not null,
  channel text,
  placement uuid not null,
  person uuid not null,
  delta smallint not null,
  primary key (position, ord)
);
create index stat_fact_occurred on stat_fact (measure, occurred_on);
create index stat_fact_recorded on stat_fact (measure, recorded_on);
-- The default basis, for the forty units that each look at their own.
create index stat_fact_origin_occurred on stat_fact (origin, measure, occurred_on);
-- How far the facts reach, and a day as a position.
create index stat_fact_recorded_on on stat_fact (recorded_on, position);

create table willingness_case (
  person uuid primary key,
  answer text collate "C" not null,
  asked_on date,
  units jsonb not null,
  groups text[] collate "C" not null,
  education text collate "C" not null
);

create table willingness_fact (
  position bigint not null,
  ord smallint not null,
  recorded_on date not null,
  answer text collate "C" not null,
  origin text collate "C" not null,
  ledger text collate "C" not null,
  responsible text collate "C" not null,
  workplace text collate "C",
  groups text[] collate "C" not null,
  education text collate "C" not null,
  person uuid not null,
  delta smallint not null,
  primary key (position, ord)
);
create index willingness_fact_origin on willingness_fact (origin, position);

create table vacancy_case (
  posting uuid primary key,
  standing text not null,
  listing text not null,
  headcount integer,
  reserved integer not null,
  taken integer not null,
  dimensions jsonb not null
);

create table vacancy_holding (
  posting uuid not null,
  placement uuid not null,
  holding text not null,
  primary key (posting, placement)
);

create table vacancy_fact (
  position bigint not null,
  ord smallint not null,
  recorded_on date not null,
  unit text collate "C",
  occupation_middle text collate "C",
  posting_kind text collate "C" not null,
  posting uuid not null,
  postings integer not null,
  offered integer not null,
  reserved integer not null,
  taken integer not null,
  incomplete_postings integer not null,
  incomplete_vacancies integer not null,
  incomplete_unstated integer not null,
  primary key (position, ord)
);
create index vacancy_fact_unit on vacancy_fact (unit, position);
