package org.healthrecord.fhir.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Persons whose charts are not to be read, because two people in them are being separated (table
 * identity_hidden_person). Each who hides them has a mark of its own, so that a chart is hidden until the last has
 * finished. A mark expires after ten minutes, so a crash cannot hide a chart for ever.
 */
public final class HiddenPersons {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private final JdbcClient jdbc;
    private final Clock clock;

    public HiddenPersons(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return the mark that {@link #show} takes away again */
    public UUID hide(Collection<String> persons) {
        UUID mark = UUID.randomUUID();
        persons.forEach(
                p -> jdbc.sql("insert into identity_hidden_person (person_id, mark, hidden_until) values (?, ?, ?)")
                        .params(p, mark, clock.instant().plus(LONGEST).atOffset(ZoneOffset.UTC))
                        .update());
        return mark;
    }

    public void show(UUID mark) {
        jdbc.sql("delete from identity_hidden_person where mark = ?")
                .param(mark)
                .update();
    }

    public Set<String> now() {
        return new TreeSet<>(jdbc.sql("select distinct person_id from identity_hidden_person where hidden_until > ?")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list());
    }
}
