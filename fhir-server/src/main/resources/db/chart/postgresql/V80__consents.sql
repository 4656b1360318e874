-- The keys under which people state, through the portal, who is shown what: looked up at every request.
create table chart_consent (
  key_id uuid primary key,
  owner_id uuid not null
);
insert into chart_consent (key_id, owner_id) select key_id, owner_id from chart_key where source = 'portal' and type = 'Consent';
