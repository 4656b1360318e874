-- Other blocks in which a key's statement can be found than the one it is filed in (chart_key.block): those of its names,
-- and of its day elsewhere on earth.
create table chart_elsewhere (
  key_id uuid not null,
  block varchar(200) not null,
  owner_id uuid not null,
  primary key (key_id, block)
);
create index chart_elsewhere_owner on chart_elsewhere (owner_id, block);

-- The blocks of a month or year are found by the beginning of their names: letter by letter, in whatever language the
-- database sorts.
alter table chart_key alter column block type varchar(200) collate "C";

-- What stands is found through the keys it is made of.
drop index chart_fact_person;
alter table chart_fact drop column block;
create index chart_fact_person on chart_fact (person_id);
