-- Sessions of browsers, as Spring Session keeps them; rows, so that any node knows them.

create table access_session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null unique,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval integer not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
create index access_session_expiry on access_session (expiry_time);
create index access_session_principal on access_session (principal_name);

create table access_session_attributes (
    session_primary_id char(36) not null references access_session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    varbinary(1048576) not null,
    primary key (session_primary_id, attribute_name)
);
