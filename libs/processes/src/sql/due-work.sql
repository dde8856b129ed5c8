-- One row per timer and stream that has something coming due.

create table due_work (
  timer text not null,
  stream_id text not null,
  -- uuid part of the stream id
  stream_uuid uuid not null,
  -- Last day on which it is not due yet, in Asia/Shanghai.
  due_on date not null,
  -- Of the event that said so.
  position bigint not null,
  primary key (stream_id, timer)
);
create index due_work_due on due_work (due_on, timer, stream_id);
