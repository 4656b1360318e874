-- One version of each resource is kept and no history is offered: what only its searches use costs a row at every write.
drop index if exists IDX_RESVER_TYPE_DATE;
drop index if exists IDX_RESVER_ID_DATE;
drop index if exists IDX_RESVER_DATE;
drop index if exists IDX_RESVER_ID_SRC_URI;
