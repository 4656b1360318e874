-- How each channel does that is fetched from. A channel is a digest of what is asked where: one that asks elsewhere begins anew.
create table pull_turn (
  source    varchar(63)   not null,
  channel   varchar(32)   not null,
  label     varchar(300)  not null,
  started   timestamp(6) with time zone,
  ended     timestamp(6) with time zone,
  succeeded timestamp(6) with time zone,
  due       timestamp(6) with time zone not null,
  state     varchar(40)   not null,
  detail    varchar(1000) not null,
  failures  int           not null,
  fetched   bigint        not null,
  primary key (source, channel)
);

-- What a channel remembers from one turn to the next: cursors, the export that runs there, files that were taken.
create table pull_memo (
  source  varchar(63)   not null,
  channel varchar(32)   not null,
  name    varchar(100)  not null,
  content varchar(2000) not null,
  primary key (source, channel, name)
);

-- Each resource as it was last fetched: whose it is, where it says so, and a digest of its content; '' for one that is gone there.
create table pull_resource (
  source  varchar(63)  not null,
  channel varchar(32)  not null,
  type    varchar(64)  not null,
  id      varchar(64)  not null,
  patient varchar(64)  not null,
  element varchar(40)  not null,
  digest  varchar(32)  not null,
  primary key (source, channel, type, id)
);

-- Our keys for servers that ask for signed assertions. The private halves are encrypted.
create table pull_key (
  algorithm   varchar(10)    not null primary key,
  key_id      varchar(64)    not null,
  made        timestamp(6) with time zone not null,
  public_key  varchar(4000)  not null,
  private_key varchar(8000)  not null
);
