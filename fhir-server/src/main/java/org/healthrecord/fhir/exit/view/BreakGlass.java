package org.healthrecord.fhir.exit.view;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Clinicians who, for a reason they give, see a whole chart for an hour whatever is hidden from them. Each time is kept, so
 * that the person can be told.
 */
public final class BreakGlass {
    private static final Duration LONG = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    public BreakGlass(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One time.
     *
     * @param caller who, by the name of the account
     * @param until  first instant at which the chart is as before
     */
    public record Broken(String person, String caller, String reason, Instant begun, Instant until) {}

    public Broken open(String person, String caller, String reason) {
        Instant now = clock.instant();
        Broken broken = new Broken(person, caller, reason, now, now.plus(LONG));
        jdbc.sql("insert into chart_break_glass (person_id, caller, reason, begun, ends) values (?, ?, ?, ?, ?)")
                .params(person, caller, reason, at(now), at(broken.until()))
                .update();
        return broken;
    }

    /** The persons whose whole charts this caller sees now. */
    Set<String> openFor(String caller) {
        return new TreeSet<>(jdbc.sql("select distinct person_id from chart_break_glass where caller = ? and ends > ?")
                .params(caller, at(clock.instant()))
                .query(String.class)
                .list());
    }

    /** What a person is told, the latest first. */
    public List<Broken> of(String person) {
        return jdbc.sql("select person_id, caller, reason, begun, ends from chart_break_glass where person_id = ?"
                        + " order by begun desc")
                .param(person)
                .query((rs, n) -> new Broken(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getObject(4, OffsetDateTime.class).toInstant(),
                        rs.getObject(5, OffsetDateTime.class).toInstant()))
                .list();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
