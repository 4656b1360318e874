-- A row of HAPI's search tables costs an entry in each of its indexes. Those that no search of a chart's parameters
-- needs go: system-wide and history searches are not offered, a link is never searched by a URL, a code never by its system
-- alone, and the upper end of a period is found through its lower one.
drop index if exists IDX_RES_DATE;
drop index if exists IDX_RES_RESID_UPDATED;
drop index if exists IDX_RL_SRCPATH_TGTURL;
drop index if exists IDX_SP_TOKEN_HASH_V2;
drop index if exists IDX_SP_TOKEN_HASH_S_V2;
drop index if exists IDX_SP_DATE_HASH_HIGH_V2;
drop index if exists IDX_SP_DATE_ORD_HASH_HIGH_V2;
drop index if exists IDX_SP_STRING_HASH_IDENT_V2;

-- Resources are marked as deleted and never removed beneath their rows, so nothing is left for these to prevent;
-- each is a look into hfj_resource for every row written, and on H2 an index of its own.
alter table HFJ_RES_LINK drop constraint if exists FK_RESLINK_SOURCE;
alter table HFJ_RES_LINK drop constraint if exists FK_RESLINK_TARGET;
alter table HFJ_RES_VER drop constraint if exists FK_RESOURCE_HISTORY_RESOURCE;
alter table HFJ_SPIDX_DATE drop constraint if exists FK_SP_DATE_RES;
alter table HFJ_SPIDX_STRING drop constraint if exists FK_SPIDXSTR_RESOURCE;
alter table HFJ_SPIDX_TOKEN drop constraint if exists FK_SP_TOKEN_RES;
alter table HFJ_SPIDX_URI drop constraint if exists FKGXSREUTYMMFJUWDSWV3Y887DO;

-- One index finds a resource by its id alone and by type and id.
alter table HFJ_RESOURCE drop constraint if exists IDX_RES_TYPE_FHIR_ID;
create unique index IDX_RES_TYPE_FHIR_ID on HFJ_RESOURCE (FHIR_ID, RES_TYPE);
drop index if exists IDX_RES_FHIR_ID;
