package org.healthrecord.access.oauth.key;

import com.nimbusds.jose.jwk.RSAKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing keys in the database. */
final class KeyTable {
    private final JdbcClient jdbc;
    private final KeySeal seal;

    KeyTable(JdbcClient jdbc, KeySeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** Keys that sign or verify now or later, the latest to sign first. */
    List<SigningKey> current(Instant now) {
        return jdbc.sql("SELECT jwk, signs_from, signs_until, verifies_until FROM access_signing_key"
                        + " WHERE verifies_until > ? ORDER BY signs_from DESC, kid")
                .param(now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> read(row))
                .list();
    }

    void insert(SigningKey key) {
        KeyTimes times = key.times();
        jdbc.sql("INSERT INTO access_signing_key (kid, jwk, signs_from, signs_until, verifies_until)"
                        + " VALUES (?, ?, ?, ?, ?)")
                .params(
                        key.kid(),
                        seal.seal(key.jwk().toJSONString()),
                        times.signsFrom().atOffset(ZoneOffset.UTC),
                        times.signsUntil().atOffset(ZoneOffset.UTC),
                        times.verifiesUntil().atOffset(ZoneOffset.UTC))
                .update();
    }

    void removeEnded(Instant now) {
        jdbc.sql("DELETE FROM access_signing_key WHERE verifies_until <= ?")
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private SigningKey read(ResultSet row) throws SQLException {
        try {
            RSAKey key = RSAKey.parse(seal.open(row.getString("jwk")));
            return new SigningKey(
                    key,
                    new KeyTimes(
                            instant(row, "signs_from"), instant(row, "signs_until"), instant(row, "verifies_until")));
        } catch (ParseException e) {
            throw new IllegalStateException("A signing key cannot be read", e);
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
