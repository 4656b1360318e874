-- Exports that clients have asked for. The files themselves are in the folder of exports; a row of bulk_export_file is
-- written when its file is whole, together with the place from which the export continues.
create table bulk_export (
  id varchar(40) primary key,
  request varchar not null,
  base varchar not null,
  question varchar not null,
  asked_by varchar not null,
  state varchar(12) not null,
  attempts integer not null,
  asked_at timestamp with time zone not null,
  -- the transaction time of the manifest; null until the work begins
  taken_at timestamp with time zone,
  place varchar(200),
  expected bigint not null,
  done bigint not null,
  -- the persons that were left out, one a line
  left_out varchar not null,
  ends_at timestamp with time zone
);
create index bulk_export_state on bulk_export (state, asked_at);

create table bulk_export_file (
  export_id varchar(40) not null references bulk_export (id) on delete cascade,
  number integer not null,
  kind varchar(10) not null,
  type varchar(60) not null,
  resources bigint not null,
  bytes bigint not null,
  primary key (export_id, number)
);
