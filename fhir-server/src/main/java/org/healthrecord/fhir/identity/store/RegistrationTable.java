package org.healthrecord.fhir.identity.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.score.DemographicsText;
import org.healthrecord.mapping.assertion.Registration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table identity_registration. */
public final class RegistrationTable {
    private static final String COLUMNS =
            "select id, source, mrn_system, mrn, person_id, demographics from identity_registration ";

    private final JdbcClient jdbc;

    public RegistrationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<RegistrationRow> find(Registration registration) {
        return jdbc.sql(COLUMNS + "where source = ? and mrn_system = ? and mrn = ?")
                .params(registration.source(), registration.mrnSystem(), registration.mrn())
                .query(RegistrationTable::row)
                .optional();
    }

    public RegistrationRow findOrInsert(Registration registration, Instant now) {
        return find(registration).orElseGet(() -> insert(registration, now));
    }

    /** The ids of those whose demographics are known, in order. */
    public List<Long> described() {
        return jdbc.sql("select id from identity_registration where demographics is not null order by id")
                .query(Long.class)
                .list();
    }

    /** All demographics that are known. */
    public List<Demographics> people() {
        return jdbc.sql("select demographics from identity_registration where demographics is not null order by id")
                .query((rs, n) -> DemographicsText.read(rs.getString(1)))
                .list();
    }

    private RegistrationRow insert(Registration registration, Instant now) {
        jdbc.sql("insert into identity_registration (source, mrn_system, mrn, first_seen) values (?, ?, ?, ?)")
                .params(
                        registration.source(),
                        registration.mrnSystem(),
                        registration.mrn(),
                        now.atOffset(ZoneOffset.UTC))
                .update();
        return find(registration).orElseThrow();
    }

    /** Those that are known and those that were not until now, by registration. */
    public SortedMap<Registration, RegistrationRow> findOrInsert(Collection<Registration> registrations, Instant now) {
        SortedMap<Registration, RegistrationRow> rows = find(registrations);
        List<Registration> fresh =
                registrations.stream().filter(r -> !rows.containsKey(r)).toList();
        if (!fresh.isEmpty()) {
            String values = String.join(", ", Collections.nCopies(fresh.size(), "(?, ?, ?, ?)"));
            List<Object> cells = new ArrayList<>();
            fresh.forEach(r -> cells.addAll(List.of(r.source(), r.mrnSystem(), r.mrn(), now.atOffset(ZoneOffset.UTC))));
            jdbc.sql("insert into identity_registration (source, mrn_system, mrn, first_seen) values " + values)
                    .params(cells)
                    .update();
            rows.putAll(find(fresh));
        }
        return rows;
    }

    /** Those that are known, by registration. */
    public SortedMap<Registration, RegistrationRow> find(Collection<Registration> registrations) {
        SortedMap<Registration, RegistrationRow> rows = new TreeMap<>();
        Set<Registration> wanted = Set.copyOf(registrations);
        jdbc
                .sql(COLUMNS + "where mrn in (:mrns)")
                .param("mrns", wanted.stream().map(Registration::mrn).distinct().toList())
                .query(RegistrationTable::row)
                .list()
                .stream()
                .filter(r -> wanted.contains(r.registration()))
                .forEach(r -> rows.put(r.registration(), r));
        return rows;
    }

    /** By registration id. */
    public void demographics(Map<Long, String> texts) {
        set("demographics", texts);
    }

    /** By registration id. */
    void persons(Map<Long, String> persons) {
        set("person_id", persons);
    }

    private void set(String column, Map<Long, String> values) {
        if (values.isEmpty()) {
            return;
        }
        List<Object> cells = new ArrayList<>();
        values.forEach((id, value) -> cells.addAll(List.of(id, value)));
        cells.addAll(values.keySet());
        String cases = String.join(" ", Collections.nCopies(values.size(), "when ? then cast(? as varchar)"));
        String ids = String.join(", ", Collections.nCopies(values.size(), "?"));
        jdbc.sql("update identity_registration set " + column + " = case id " + cases + " end where id in (" + ids
                        + ")")
                .params(cells)
                .update();
    }

    public List<RegistrationRow> load(Collection<Long> ids) {
        return jdbc.sql(COLUMNS + "where id in (:ids)")
                .param("ids", ids)
                .query(RegistrationTable::row)
                .list();
    }

    public List<RegistrationRow> ofPerson(String person) {
        return jdbc.sql(COLUMNS + "where person_id = ?")
                .param(person)
                .query(RegistrationTable::row)
                .list();
    }

    public List<RegistrationRow> withNumber(String mrn) {
        return jdbc.sql(COLUMNS + "where mrn = ? order by id")
                .param(mrn)
                .query(RegistrationTable::row)
                .list();
    }

    public boolean knowsSystem(String mrnSystem) {
        return jdbc.sql("select exists (select 1 from identity_registration where mrn_system = ?)")
                .param(mrnSystem)
                .query(Boolean.class)
                .single();
    }

    /** All that share a person with one of these. */
    List<Long> samePerson(Collection<Long> ids) {
        return jdbc.sql("select id from identity_registration where person_id in"
                        + " (select person_id from identity_registration where id in (:ids))")
                .param("ids", ids)
                .query(Long.class)
                .list();
    }

    static RegistrationRow row(ResultSet rs, int n) throws SQLException {
        return new RegistrationRow(
                rs.getLong("id"),
                new Registration(rs.getString("source"), rs.getString("mrn_system"), rs.getString("mrn")),
                rs.getString("person_id"),
                rs.getString("demographics"));
    }
}
