-- References that say nothing of their target but where it is: what the target is called is written beside them, and
-- written again when it is called otherwise.
create table chart_nameless_reference (
  from_key uuid not null,
  to_key uuid not null,
  primary key (from_key, to_key)
);
create index chart_nameless_reference_to on chart_nameless_reference (to_key);
