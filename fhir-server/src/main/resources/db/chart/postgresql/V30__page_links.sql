-- What links to further pages of a search are sealed with: one secret of all nodes.
create table chart_page_seal (secret varchar(80) not null);
insert into chart_page_seal (secret) values (cast(gen_random_uuid() as varchar) || cast(gen_random_uuid() as varchar));
