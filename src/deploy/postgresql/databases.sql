-- Two databases: the inbox is written at every message and backed up as the evidence it is; the charts can be made of it again.
create database inbox owner health_record;
create database fhir owner health_record;
