-- Each time a clinician has asked to see a whole chart whatever is hidden, with the reason; the person is told.
create table chart_break_glass (
  person_id varchar(64) not null,
  caller varchar(200) not null,
  reason varchar(500) not null,
  begun timestamp(6) with time zone not null,
  ends timestamp(6) with time zone not null
);
create index chart_break_glass_caller on chart_break_glass (caller, ends);
create index chart_break_glass_person on chart_break_glass (person_id, begun);
