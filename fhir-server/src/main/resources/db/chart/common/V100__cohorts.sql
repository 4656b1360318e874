-- Lists of patients that a program made, to be exported.
create table cohort (
  id varchar(64) primary key,
  name varchar(200) not null,
  made_by varchar not null,
  changed_at timestamp(6) with time zone not null
);

create table cohort_member (
  cohort_id varchar(64) not null references cohort (id) on delete cascade,
  person_id varchar(64) not null,
  primary key (cohort_id, person_id)
);
