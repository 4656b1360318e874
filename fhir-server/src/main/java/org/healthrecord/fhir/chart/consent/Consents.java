package org.healthrecord.fhir.chart.consent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.healthrecord.access.consent.Restrictions;
import org.healthrecord.access.consent.Rule;
import org.healthrecord.fhir.chart.assertion.AssertionStore;
import org.healthrecord.fhir.chart.assertion.StoredVersion;
import org.healthrecord.mapping.assertion.Assertion.Stance;
import org.hl7.fhir.r4.model.Consent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What people have stated through the portal about who is shown what. The statements themselves say it, of whichever person
 * they are at present: nothing has to be kept in step when records are joined, separated or mapped again.
 */
public final class Consents {
    private static final Logger LOG = LoggerFactory.getLogger(Consents.class);

    private static final String STATED =
            """
            select c.key_id, a.content_id, a.precedence_at, i.person_id
            from chart_consent c join chart_registration r on r.owner_id = c.owner_id
            join chart_assertion a on a.key_id = c.key_id
            left join identity_registration i on i.source = r.source and i.mrn_system = r.mrn_system and i.mrn = r.mrn
            order by c.key_id, a.content_id""";

    private final JdbcTemplate jdbc;
    private final AssertionStore assertions;
    private volatile Snapshot last = new Snapshot(List.of(), Map.of());

    public Consents(JdbcTemplate jdbc, AssertionStore assertions) {
        this.jdbc = jdbc;
        this.assertions = assertions;
    }

    private record Row(UUID key, UUID content, long at, String person) {}

    private record Snapshot(List<Row> rows, Map<String, Restrictions> byPerson) {}

    /** By person, of those who have stated anything that holds. */
    public Map<String, Restrictions> now() {
        List<Row> rows = jdbc.query(
                STATED,
                (rs, n) -> new Row(
                        rs.getObject(1, UUID.class),
                        rs.getObject(2, UUID.class),
                        rs.getLong(3),
                        String.valueOf(rs.getString(4))));
        Snapshot known = last;
        if (!rows.equals(known.rows())) {
            known = new Snapshot(rows, read(rows));
            last = known;
        }
        return known.byPerson();
    }

    private Map<String, Restrictions> read(List<Row> rows) {
        Map<UUID, String> persons = new LinkedHashMap<>();
        rows.forEach(row -> persons.put(row.key(), row.person()));
        Map<String, List<Rule>> rules = new HashMap<>();
        assertions.versionsOf(persons.keySet()).forEach((key, versions) -> rule(versions)
                .ifPresent(rule -> rules.computeIfAbsent(String.valueOf(persons.get(key)), p -> new ArrayList<>())
                        .add(rule)));
        Map<String, Restrictions> read = new HashMap<>();
        rules.forEach((person, all) -> read.put(person, new Restrictions(all)));
        return Map.copyOf(read);
    }

    private static Optional<Rule> rule(List<StoredVersion> versions) {
        return StoredVersion.standing(versions)
                .filter(stands -> stands.assertion().stance() == Stance.STATED)
                .flatMap(stands -> {
                    ConsentReading.Read read =
                            ConsentReading.of((Consent) stands.assertion().resource());
                    if (!read.understood()) {
                        LOG.warn(
                                "A consent is not understood in all parts, so that it hides more: message {}",
                                stands.witness().messageId());
                    }
                    return read.rule();
                });
    }
}
