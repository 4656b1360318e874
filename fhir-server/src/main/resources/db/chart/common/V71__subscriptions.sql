-- Who wants to be told of changes of charts, and what they have still to be told.
create table chart_subscription (
  id varchar(64) primary key,
  asked_by varchar not null,
  base varchar not null,
  -- as its owner wrote it, without the values of headers
  resource varchar not null,
  headers varchar not null,
  state varchar(12) not null,
  -- the number of the last event there was
  last_number bigint not null,
  attempts integer not null,
  next_at timestamp with time zone,
  told_at timestamp with time zone,
  problem varchar,
  changed_at timestamp with time zone not null
);

create table chart_subscription_event (
  subscription_id varchar(64) not null references chart_subscription (id) on delete cascade,
  number bigint not null,
  person_id varchar(64) not null,
  -- Type/id, and a mark by which the same news is known again
  focus varchar not null,
  mark varchar(200) not null,
  happened_at timestamp with time zone not null,
  state varchar(10) not null,
  problem varchar,
  primary key (subscription_id, number)
);
create index chart_subscription_event_state on chart_subscription_event (subscription_id, state, number);
create index chart_subscription_event_mark on chart_subscription_event (subscription_id, mark);

-- What opens a websocket to a subscription, once and for a short time.
create table chart_subscription_token (
  token varchar(64) primary key,
  subscription_id varchar(64) not null references chart_subscription (id) on delete cascade,
  ends_at timestamp with time zone not null
);
