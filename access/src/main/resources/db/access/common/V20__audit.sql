-- What was done, by whom and of whose chart. Nothing updates or deletes a row; the hashes show it where somebody did.
create table access_audit (
  chain varchar(40) not null,
  number bigint not null,
  previous varchar(64) not null,
  hash varchar(64) not null,
  time timestamp(3) with time zone not null,
  kind varchar(20) not null,
  action char(1) not null,
  outcome varchar(20) not null,
  agent varchar(200) not null,
  agent_kind varchar(20) not null,
  client varchar(200) not null,
  roles varchar(400) not null,
  address varchar(64) not null,
  persons varchar(1000000) not null,
  method varchar(20) not null,
  target varchar(10000) not null,
  parameters varchar(10000) not null,
  query varchar(1000000) not null,
  purpose varchar(100) not null,
  reason varchar(10000) not null,
  request_id varchar(100) not null,
  detail varchar(10000) not null,
  primary key (chain, number)
);
create index access_audit_time on access_audit (time);
create index access_audit_agent on access_audit (agent, time);

-- Whose chart: finds the rows of one person. What counts is the column persons.
create table access_audit_person (
  person varchar(64) not null,
  time timestamp(3) with time zone not null,
  chain varchar(40) not null,
  number bigint not null,
  primary key (person, time, chain, number)
);
create index access_audit_person_entry on access_audit_person (chain, number);
