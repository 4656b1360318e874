package org.healthrecord.fhir.identity.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.text.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables identity_person and identity_link_history. */
final class PersonTable {
    private final JdbcClient jdbc;

    PersonTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** New persons' ids, by founding registration: made of it and of how many persons it has founded before. */
    Map<Long, String> create(Collection<RegistrationRow> founders, Instant now) {
        if (founders.isEmpty()) {
            return Map.of();
        }
        Map<Long, Long> before = founded(founders);
        Map<Long, String> ids = new LinkedHashMap<>();
        List<Object> cells = new ArrayList<>();
        for (RegistrationRow founder : founders) {
            String id = id(founder.registration(), before.getOrDefault(founder.id(), 0L));
            ids.put(founder.id(), id);
            cells.addAll(List.of(id, founder.id(), now.atOffset(ZoneOffset.UTC)));
        }
        jdbc.sql("insert into identity_person (id, founder, created_at) values "
                        + String.join(", ", Collections.nCopies(founders.size(), "(?, ?, ?)")))
                .params(cells)
                .update();
        return ids;
    }

    private Map<Long, Long> founded(Collection<RegistrationRow> founders) {
        Map<Long, Long> founded = new HashMap<>();
        jdbc.sql("select founder, count(*) from identity_person where founder in (:ids) group by founder")
                .param("ids", founders.stream().map(RegistrationRow::id).toList())
                .query(rs -> {
                    founded.put(rs.getLong(1), rs.getLong(2));
                });
        return founded;
    }

    static String id(Registration founder, long counter) {
        String text =
                String.join("\u0001", founder.source(), founder.mrnSystem(), founder.mrn(), Long.toString(counter));
        return "p" + Sha256.hex(text, 10);
    }

    void dissolve(String id, Instant now) {
        jdbc.sql("update identity_person set dissolved_at = ? where id = ?")
                .params(now.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    /** @param persons the new person of each */
    void moved(Map<RegistrationRow, String> persons, Instant effective, Instant now, String cause) {
        List<@Nullable Object> cells = new ArrayList<>();
        persons.forEach((row, to) -> cells.addAll(Arrays.asList(
                row.id(), row.person(), to, effective.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC), cause)));
        if (!cells.isEmpty()) {
            jdbc.sql("insert into identity_link_history (registration_id, from_person, to_person, effective_at,"
                            + " recorded_at, cause) values "
                            + String.join(
                                    ", ", Collections.nCopies(persons.size(), "(?, cast(? as varchar), ?, ?, ?, ?)")))
                    .params(cells)
                    .update();
        }
    }
}
