package org.healthrecord.access.oauth.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.healthrecord.access.schema.AccessSchema;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The access tokens that were made and have not ended: a token is readable by itself, so that taking it back is noted here. */
public final class IssuedTokens {
    private final JdbcClient jdbc;

    /** @param schema the tables are there */
    public IssuedTokens(JdbcClient jdbc, AccessSchema schema) {
        this.jdbc = jdbc;
    }

    /** Whether a token was taken back; false for one that is not known here: it is another issuer's, or has ended. */
    public boolean isRevoked(String jti) {
        return jdbc.sql("SELECT revoked FROM access_issued_token WHERE jti = ?")
                .param(jti)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** The authorization that a token was made from. */
    public Optional<String> authorizationOf(String jti) {
        return jdbc.sql("SELECT authorization_id FROM access_issued_token WHERE jti = ?")
                .param(jti)
                .query(String.class)
                .optional();
    }

    void note(String jti, String authorization, Instant ends) {
        jdbc.sql("INSERT INTO access_issued_token (jti, authorization_id, ends_at, revoked) VALUES (?, ?, ?, FALSE)")
                .params(jti, authorization, ends.atOffset(ZoneOffset.UTC))
                .update();
    }

    void revokeAllOf(String authorization) {
        jdbc.sql("UPDATE access_issued_token SET revoked = TRUE WHERE authorization_id = ?")
                .param(authorization)
                .update();
    }
}
