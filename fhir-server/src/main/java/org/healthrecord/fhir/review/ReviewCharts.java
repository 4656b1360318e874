package org.healthrecord.fhir.review;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.healthrecord.fhir.chart.lists.Danger;
import org.healthrecord.fhir.chart.lists.ListKind;
import org.healthrecord.fhir.chart.lists.Listed;
import org.healthrecord.fhir.chart.lists.Meeting;
import org.healthrecord.fhir.identity.store.DecisionTable.Ends;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The charts behind the pairs that wait, by the tables chart_listed, identity_decision, identity_registration and
 * identity_review. Shows nothing by itself: who shows it to anybody asks the door.
 */
public final class ReviewCharts {
    private static final String DANGERS = "(select count(distinct l.danger) from chart_listed l"
            + " where l.person_id in (a.person_id, b.person_id) and l.danger is not null)";

    private final JdbcClient jdbc;
    private final Clock clock;

    public ReviewCharts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A thing that makes a wrong answer dangerous, as the chart names it. */
    public record Named(Danger danger, String name) {}

    /**
     * The pairs that wait and are not put off. Those whose charts hold the most kinds of {@link Danger} come first, of these
     * the strongest.
     */
    public List<Ends> first(int limit) {
        return jdbc.sql("select d.one, d.other, " + DANGERS + " as dangers from identity_decision d"
                        + " join identity_registration a on a.id = d.one"
                        + " join identity_registration b on b.id = d.other"
                        + " left join identity_review v on v.one = d.one and v.other = d.other"
                        + " where d.queued and (v.deferred_until is null or v.deferred_until <= :now)"
                        + " order by dangers desc, d.score desc, d.one, d.other fetch first :limit rows only")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((rs, n) -> new Ends(rs.getLong(1), rs.getLong(2)))
                .list();
    }

    /** By person, each name once, in the order of {@link Danger}. */
    public Map<String, List<Named>> dangers(Collection<String> persons) {
        Map<String, List<Named>> dangers = new HashMap<>();
        if (!persons.isEmpty()) {
            jdbc.sql("select person_id, danger, content from chart_listed where person_id in (:persons)"
                            + " and danger is not null order by resource_id")
                    .param("persons", persons)
                    .query(rs -> {
                        Named named = new Named(
                                Danger.valueOf(rs.getString(2)),
                                Listed.of(rs.getString(3)).name());
                        List<Named> all = dangers.computeIfAbsent(rs.getString(1), p -> new ArrayList<>());
                        if (!all.contains(named)) {
                            all.add(named);
                        }
                    });
        }
        dangers.values()
                .forEach(all -> all.sort(Comparator.comparing(Named::danger).thenComparing(Named::name)));
        return dangers;
    }

    /** What would meet if these two people were one. */
    public List<Meeting> meeting(String one, String other) {
        return Meeting.of(listed(one), listed(other));
    }

    private Map<ListKind, List<Listed>> listed(String person) {
        Map<ListKind, List<Listed>> listed = new EnumMap<>(ListKind.class);
        jdbc.sql("select kind, content from chart_listed where person_id = ?")
                .param(person)
                .query(rs -> {
                    listed.computeIfAbsent(ListKind.valueOf(rs.getString(1)), k -> new ArrayList<>())
                            .add(Listed.of(rs.getString(2)));
                });
        return listed;
    }
}
