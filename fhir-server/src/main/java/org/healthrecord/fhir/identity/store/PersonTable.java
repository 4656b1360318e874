package org.healthrecord.fhir.identity.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.healthrecord.mapping.Registration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables identity_person and identity_link_history. */
final class PersonTable {
    private final JdbcClient jdbc;

    PersonTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A new person's id: made of the founding registration and of how many persons it has founded before. */
    String create(RegistrationRow founder, Instant now) {
        long founded = jdbc.sql("select count(*) from identity_person where founder = ?")
                .param(founder.id())
                .query(Long.class)
                .single();
        String id = id(founder.registration(), founded);
        jdbc.sql("insert into identity_person (id, founder, created_at) values (?, ?, ?)")
                .params(id, founder.id(), now.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    static String id(Registration founder, long counter) {
        String text =
                String.join("\u0001", founder.source(), founder.mrnSystem(), founder.mrn(), Long.toString(counter));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "p" + HexFormat.of().formatHex(hash, 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void dissolve(String id, Instant now) {
        jdbc.sql("update identity_person set dissolved_at = ? where id = ?")
                .params(now.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    void moved(long registration, @Nullable String from, String to, Instant effective, Instant now, String cause) {
        jdbc.sql(
                        "insert into identity_link_history (registration_id, from_person, to_person, effective_at, recorded_at, cause)"
                                + " values (:registration, :from, :to, :effective, :now, :cause)")
                .param("registration", registration)
                .param("from", from, java.sql.Types.VARCHAR)
                .param("to", to)
                .param("effective", effective.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("cause", cause)
                .update();
    }
}
