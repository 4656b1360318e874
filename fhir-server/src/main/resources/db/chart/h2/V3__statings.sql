-- Which records state a content that more than one of them states: when one states it no longer, the others still do.
create table chart_stating (
  key_id uuid not null,
  content_id uuid not null,
  message_id varchar(64) not null,
  selector varchar not null,
  place varchar not null,
  precedence_at bigint not null,
  precedence_rank integer not null,
  precedence_tie varchar not null,
  first_at bigint not null,
  first_rank integer not null,
  first_tie varchar not null,
  primary key (key_id, content_id, message_id, selector)
);
create index chart_stating_record on chart_stating (message_id, selector);

-- Whether who states it stands in chart_stating; otherwise the one record named here does.
alter table chart_assertion add column shared boolean default false not null;

-- Also found by the message alone.
create index chart_assertion_record on chart_assertion (message_id, selector);
drop index chart_assertion_message;
