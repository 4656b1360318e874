package org.healthrecord.fhir.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Persons whose charts are not to be read, because two people in them are being told apart (table
 * identity_hidden_person). A mark ends by itself: a program that dies half-way leaves the chart as it was, and says so
 * to nobody but the steward who waits.
 */
public final class HiddenPersons {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private final JdbcClient jdbc;
    private final Clock clock;

    public HiddenPersons(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void hide(Collection<String> persons) {
        show(persons);
        persons.forEach(p -> jdbc.sql("insert into identity_hidden_person (person_id, hidden_until) values (?, ?)")
                .params(p, clock.instant().plus(LONGEST).atOffset(ZoneOffset.UTC))
                .update());
    }

    public void show(Collection<String> persons) {
        persons.forEach(p -> jdbc.sql("delete from identity_hidden_person where person_id = ?")
                .param(p)
                .update());
    }

    public Set<String> now() {
        return new TreeSet<>(jdbc.sql("select person_id from identity_hidden_person where hidden_until > ?")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list());
    }
}
