-- Accounts of people: who may sign in, as what, and for whom. Clinics and apps are no accounts.

create table access_account (
    id               varchar(40) primary key,
    -- in lower case
    login_name       varchar(100) not null unique,
    display_name     varchar(200) not null,
    email            varchar(254),
    -- mail is sent to an address only after its owner has answered from it
    email_confirmed  boolean not null,
    password         varchar(500) not null,
    password_changed timestamp(6) with time zone not null,
    locked           boolean not null,
    -- of the profile demo, and of no use without it
    demo             boolean not null,
    created_at       timestamp(6) with time zone not null
);

create table access_account_role (
    account_id varchar(40) not null references access_account (id),
    role       varchar(40) not null,
    primary key (account_id, role)
);

-- The registrations that staff looked at when they checked who the person is. Which person they are is asked at each use.
create table access_account_registration (
    account_id varchar(40) not null references access_account (id),
    source     varchar(200) not null,
    mrn_system varchar(300) not null,
    mrn        varchar(200) not null,
    primary key (account_id, source, mrn_system, mrn)
);

create table access_proxy (
    id         varchar(40) primary key,
    account_id varchar(40) not null references access_account (id),
    -- SMART scopes
    scope      varchar(1000) not null,
    granted_by varchar(40) not null,
    begins_at  timestamp(6) with time zone not null,
    ends_at    timestamp(6) with time zone not null
);
create index access_proxy_account on access_proxy (account_id);
create index access_proxy_granted on access_proxy (granted_by);

create table access_proxy_registration (
    proxy_id   varchar(40) not null references access_proxy (id),
    source     varchar(200) not null,
    mrn_system varchar(300) not null,
    mrn        varchar(200) not null,
    primary key (proxy_id, source, mrn_system, mrn)
);

-- Handed out by hand. Number and code stand here only as digests.
create table access_invitation (
    id           varchar(40) primary key,
    kind         varchar(10) not null,
    number_hash  varchar(64) not null unique,
    code_hash    varchar(500) not null,
    made_by      varchar(40) not null,
    made_at      timestamp(6) with time zone not null,
    ends_at      timestamp(6) with time zone not null,
    tries_left   integer not null,
    closed_at    timestamp(6) with time zone,
    account_id   varchar(40) references access_account (id),
    -- for a proxy
    scope        varchar(1000),
    proxy_ends_at timestamp(6) with time zone,
    -- for staff, space separated
    roles        varchar(400)
);
create index access_invitation_made on access_invitation (made_by);

create table access_invitation_registration (
    invitation_id varchar(40) not null references access_invitation (id),
    source        varchar(200) not null,
    mrn_system    varchar(300) not null,
    mrn           varchar(200) not null,
    primary key (invitation_id, source, mrn_system, mrn)
);

-- Links that work once: set-up, a new password, a confirmed address.
create table access_link (
    token_hash varchar(64) primary key,
    purpose    varchar(20) not null,
    account_id varchar(40) references access_account (id),
    ends_at    timestamp(6) with time zone not null
);

-- Failed attempts. The key is a digest of what was attempted.
create table access_throttle (
    key_hash      varchar(64) primary key,
    failures      integer not null,
    last_at       timestamp(6) with time zone not null,
    blocked_until timestamp(6) with time zone not null
);
create index access_throttle_last on access_throttle (last_at);

create table access_totp (
    account_id varchar(40) primary key references access_account (id),
    secret     varchar(100) not null,
    -- the step of the last code taken: a code is good once
    last_step  bigint not null
);

create table access_recovery_code (
    account_id varchar(40) not null references access_account (id),
    code_hash  varchar(64) not null,
    primary key (account_id, code_hash)
);

create table access_passkey (
    credential_id   varchar(1400) primary key,
    account_id      varchar(40) not null references access_account (id),
    label           varchar(200) not null,
    public_key      varchar(4000) not null,
    attestation     varchar(100000) not null,
    signature_count bigint not null,
    uv_initialized  boolean not null,
    backup_eligible boolean not null,
    backup_state    boolean not null,
    transports      varchar(200) not null,
    created_at      timestamp(6) with time zone not null,
    last_used_at    timestamp(6) with time zone not null
);
create index access_passkey_account on access_passkey (account_id);
