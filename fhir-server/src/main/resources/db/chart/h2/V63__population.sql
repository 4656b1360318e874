-- What the last survey of all registrations showed of who is among them: one row at most. Without one, households are assumed.
create table identity_population (
    id         smallint primary key,
    -- another one with each change of the policy
    version    varchar(36) not null,
    -- FOUND, ASSUMED, NONE
    households varchar(10) not null,
    -- the greatest registration id of the last survey, and of the last estimate
    surveyed   bigint not null,
    estimated  bigint not null,
    -- the weights, where households are NONE
    estimate   character large object
);
