-- The authorization server: clients, what was granted to them, and the keys that sign.
-- Values that open a door (codes, tokens, states) are kept as SHA-256 in hex: who reads these tables cannot use them.

CREATE TABLE access_client (
    client_id     VARCHAR(100)             NOT NULL PRIMARY KEY,
    definition    TEXT                     NOT NULL,
    registered_by VARCHAR(200)             NOT NULL,
    changed_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    revoked_at    TIMESTAMP WITH TIME ZONE
);

CREATE TABLE access_authorization (
    id            VARCHAR(64)              NOT NULL PRIMARY KEY,
    client_id     VARCHAR(100)             NOT NULL,
    principal     VARCHAR(200)             NOT NULL,
    -- Counts the changes: of two requests that use one code or refresh token at once, one fails.
    version       INTEGER                  NOT NULL,
    state_hash    VARCHAR(64),
    code_hash     VARCHAR(64),
    access_hash   VARCHAR(64),
    refresh_hash  VARCHAR(64),
    id_token_hash VARCHAR(64),
    content       TEXT                     NOT NULL,
    made_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    ends_at       TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX access_authorization_state ON access_authorization (state_hash);
CREATE INDEX access_authorization_code ON access_authorization (code_hash);
CREATE INDEX access_authorization_access ON access_authorization (access_hash);
CREATE INDEX access_authorization_refresh ON access_authorization (refresh_hash);
CREATE INDEX access_authorization_id_token ON access_authorization (id_token_hash);
CREATE INDEX access_authorization_principal ON access_authorization (principal, client_id);
CREATE INDEX access_authorization_ends ON access_authorization (ends_at);

-- Refresh tokens that were exchanged for a newer one. One that comes again was stolen, or its successor was.
CREATE TABLE access_spent_refresh (
    token_hash       VARCHAR(64)              NOT NULL PRIMARY KEY,
    authorization_id VARCHAR(64)              NOT NULL,
    ends_at          TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX access_spent_refresh_of ON access_spent_refresh (authorization_id);

-- Access tokens by their number, until they end.
CREATE TABLE access_issued_token (
    jti              VARCHAR(64)              NOT NULL PRIMARY KEY,
    authorization_id VARCHAR(64)              NOT NULL,
    ends_at          TIMESTAMP WITH TIME ZONE NOT NULL,
    revoked          BOOLEAN                  NOT NULL
);
CREATE INDEX access_issued_token_of ON access_issued_token (authorization_id);

CREATE TABLE access_app_consent (
    client_id   VARCHAR(100)             NOT NULL,
    principal   VARCHAR(200)             NOT NULL,
    authorities TEXT                     NOT NULL,
    given_at    TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (client_id, principal)
);

-- Launches from a signed-in session, each for one client, account and patient, used once.
CREATE TABLE access_launch (
    launch_hash VARCHAR(64)              NOT NULL PRIMARY KEY,
    client_id   VARCHAR(100)             NOT NULL,
    account     VARCHAR(200)             NOT NULL,
    patient     VARCHAR(64)              NOT NULL,
    used        BOOLEAN                  NOT NULL,
    ends_at     TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Whose chart an authorization is about.
CREATE TABLE access_launch_context (
    authorization_id VARCHAR(64) NOT NULL PRIMARY KEY,
    patient          VARCHAR(64) NOT NULL,
    -- Whether the app must show whose chart it is: within a chart page that already does, it need not.
    banner           BOOLEAN     NOT NULL
);

-- Client assertions that were accepted, until they end.
CREATE TABLE access_assertion (
    client_id VARCHAR(100)             NOT NULL,
    jti_hash  VARCHAR(64)              NOT NULL,
    ends_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (client_id, jti_hash)
);

CREATE TABLE access_signing_key (
    kid            VARCHAR(64)              NOT NULL PRIMARY KEY,
    jwk            TEXT                     NOT NULL,
    signs_from     TIMESTAMP WITH TIME ZONE NOT NULL,
    signs_until    TIMESTAMP WITH TIME ZONE NOT NULL,
    verifies_until TIMESTAMP WITH TIME ZONE NOT NULL
);
