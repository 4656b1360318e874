-- The chart's own tables: assertions as the clinics stated them, and what of them stands in the FHIR store.

create table chart_registration (
  owner_id uuid primary key,
  source varchar not null,
  mrn_system varchar not null,
  mrn varchar not null
);

-- One row per thing a clinic names; block is where it is decided, null while nothing of it stands.
create table chart_key (
  key_id uuid primary key,
  owner_id uuid not null,
  source varchar not null,
  type varchar(60) not null,
  local_key varchar not null,
  block varchar(200)
);
create index chart_key_owner on chart_key (owner_id, block);

-- One row per distinct content under a key; precedence is the highest it was stated with, first_* the earliest.
create table chart_assertion (
  key_id uuid not null,
  content_id uuid not null,
  precedence_at bigint not null,
  precedence_rank integer not null,
  precedence_tie varchar not null,
  first_at bigint not null,
  first_rank integer not null,
  first_tie varchar not null,
  message_id varchar(64) not null,
  selector varchar not null,
  place varchar not null,
  stance varchar(12) not null,
  patch_mode varchar(12) not null,
  cleared varchar not null,
  origins bytea,
  body bytea not null,
  primary key (key_id, content_id)
);
create index chart_assertion_message on chart_assertion (message_id);

create table chart_reference (
  from_key uuid not null,
  to_key uuid not null,
  primary key (from_key, to_key)
);
create index chart_reference_to on chart_reference (to_key);

-- What stands in the FHIR store, and the hash of what was written there last.
create table chart_fact (
  resource_id varchar(64) primary key,
  person_id varchar(64) not null,
  type varchar(60) not null,
  block varchar(200) not null,
  content_id uuid not null,
  provenance_content_id uuid not null
);
create index chart_fact_person on chart_fact (person_id, block);

create table chart_member (
  person_id varchar(64) not null,
  key_id uuid not null,
  resource_id varchar(64) not null,
  primary key (person_id, key_id)
);
create index chart_member_resource on chart_member (resource_id);
create index chart_member_key on chart_member (key_id);
