package org.healthrecord.fhir.identity.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.Registration;
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

    public void demographics(long id, String text) {
        jdbc.sql("update identity_registration set demographics = ? where id = ?")
                .params(text, id)
                .update();
    }

    void person(long id, String person) {
        jdbc.sql("update identity_registration set person_id = ? where id = ?")
                .params(person, id)
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
