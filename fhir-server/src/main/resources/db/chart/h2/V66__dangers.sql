-- What makes it dangerous to take two charts for one, or one for two: ALLERGY, OPIOID or CANCER; null for most entries.
-- Is filled as charts are written; a rebuild fills it for those written before.
alter table chart_listed add column danger varchar(20);
