-- What a record is found by: its control ids and its patient. Written when it is worked on, not as it arrives: indexes in
-- random order are most of what storing a message costs. One that still waits is found by looking through the queue.
create table inbox_term (
  term      varchar(202) not null,
  record_id bigint       not null,
  primary key (term, record_id)
);
insert into inbox_term (term, record_id)
  select 'c:' || control_id, id from inbox_record where control_id <> ''
  union select 'c:' || m.control_id, r.id from inbox_record r join inbox_message m on m.id = r.message_id where m.control_id <> ''
  union select 'p:' || patient_hash, id from inbox_record;

drop index inbox_record_patient;
drop index inbox_record_control;
drop index inbox_message_control;
-- Ids are in the order of arrival.
drop index inbox_message_received;
