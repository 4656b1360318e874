-- Two stewards may take the same chart apart, one after the other: each hides it by a mark of its own.
drop table identity_hidden_person;
create table identity_hidden_person (
    person_id    varchar(64) not null,
    mark         uuid not null,
    hidden_until timestamp(6) with time zone not null,
    primary key (person_id, mark)
);
