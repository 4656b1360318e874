-- How far each chain of the audit has been sent to another machine. A chain that no process vouches for any more is sent on by another.
create table access_audit_sent (
  chain varchar(40) primary key,
  number bigint not null,
  at timestamp(3) with time zone not null
);
