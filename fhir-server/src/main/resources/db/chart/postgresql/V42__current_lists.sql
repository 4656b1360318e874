-- What the current lists need of each fact of a person that they may name; so that a list is made again without reading
-- the facts.
create table chart_listed (
  person_id varchar(64) not null,
  resource_id varchar(64) not null,
  kind varchar(20) not null,
  content varchar not null,
  primary key (person_id, resource_id)
);
create index chart_listed_kind on chart_listed (person_id, kind);

-- The lists that stand in the FHIR store, and the hash of what was written there last.
create table chart_list (
  person_id varchar(64) not null,
  kind varchar(20) not null,
  content_id uuid not null,
  primary key (person_id, kind)
);

-- Which charts say of each other that they may be one person's (Patient.link of type seealso), each pair both ways.
create table chart_beside (
  person_id varchar(64) not null,
  other_id varchar(64) not null,
  primary key (person_id, other_id)
);
create index chart_beside_other on chart_beside (other_id);
