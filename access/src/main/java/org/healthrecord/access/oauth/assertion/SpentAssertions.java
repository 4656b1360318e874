package org.healthrecord.access.oauth.assertion;

import java.time.Instant;
import java.time.ZoneOffset;
import org.healthrecord.access.oauth.store.TokenHash;
import org.healthrecord.access.schema.AccessSchema;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Assertions that were accepted, for all nodes. */
public final class SpentAssertions {
    private final JdbcClient jdbc;

    /** @param schema the tables are there */
    public SpentAssertions(JdbcClient jdbc, AccessSchema schema) {
        this.jdbc = jdbc;
    }

    /** @return false when one with this number was accepted before */
    boolean spend(String clientId, String jti, Instant ends) {
        try {
            jdbc.sql("INSERT INTO access_assertion (client_id, jti_hash, ends_at) VALUES (?, ?, ?)")
                    .params(clientId, TokenHash.of(jti), ends.atOffset(ZoneOffset.UTC))
                    .update();
            return true;
        } catch (DuplicateKeyException again) {
            return false;
        }
    }
}
