package org.healthrecord.access.oauth.launch;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.healthrecord.access.oauth.store.TokenHash;
import org.healthrecord.access.schema.AccessSchema;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Launches of apps from a signed-in session (SMART App Launch 2.2, EHR launch): one client, one account, one patient, once. */
public final class Launches {
    private static final Duration LIFE = Duration.ofSeconds(60);
    /** A used one is kept until its authorization has made a token. */
    private static final Duration KEPT = Duration.ofHours(1);

    private static final int BYTES = 24;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** @param schema the tables are there */
    public Launches(JdbcClient jdbc, AccessSchema schema, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return the value of the parameter {@code launch} */
    public String make(String clientId, String account, String patient) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("INSERT INTO access_launch (launch_hash, client_id, account, patient, used, ends_at)"
                        + " VALUES (?, ?, ?, ?, FALSE, ?)")
                .params(
                        TokenHash.of(value),
                        clientId,
                        account,
                        patient,
                        utc(clock.instant().plus(LIFE)))
                .update();
        return value;
    }

    /**
     * Whether it can still be used; does not use it.
     *
     * @param account nothing while nobody has signed in
     */
    public boolean isOpen(String value, String clientId, Optional<String> account) {
        return jdbc.sql("SELECT account FROM access_launch WHERE launch_hash = ? AND client_id = ? AND used = FALSE"
                        + " AND ends_at > ?")
                .params(TokenHash.of(value), clientId, utc(clock.instant()))
                .query(String.class)
                .optional()
                .filter(maker -> account.map(maker::equals).orElse(true))
                .isPresent();
    }

    /** Uses it. @return false when it was used, has ended, or is another client's or account's */
    public boolean use(String value, String clientId, String account) {
        Instant now = clock.instant();
        return jdbc.sql("UPDATE access_launch SET used = TRUE, ends_at = ? WHERE launch_hash = ? AND client_id = ?"
                                + " AND account = ? AND used = FALSE AND ends_at > ?")
                        .params(utc(now.plus(KEPT)), TokenHash.of(value), clientId, account, utc(now))
                        .update()
                == 1;
    }

    /** Whose chart a used launch is about. */
    public Optional<String> patientOf(String value, String clientId, String account) {
        return jdbc.sql("SELECT patient FROM access_launch WHERE launch_hash = ? AND client_id = ? AND account = ?"
                        + " AND used = TRUE")
                .params(TokenHash.of(value), clientId, account)
                .query(String.class)
                .optional();
    }

    private static java.time.OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
