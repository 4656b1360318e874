package org.healthrecord.ingest.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.healthrecord.ingest.score.Scorecard.Repair;
import org.healthrecord.ingest.score.Scorecard.What;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What would help most. A record that cannot be used weighs more than an element that is lost, that more than a doubt, and that more
 * than a code that a curator can map. Faults of the program are nothing a clinic can repair.
 */
final class Repairs {
    private static final int MOST = 10;
    private static final int LOOKED_AT = 30;

    private static final String REFUSALS = "select error_reason, count(*) as n, min(id) as example from inbox_record"
            + " where source = ? and state = 'QUARANTINED' and error_class is null and error_reason is not null"
            + " group by error_reason order by n desc limit " + LOOKED_AT;
    private static final String REFUSAL = "select error_place, error_text, message_id from inbox_record where id = ?";
    private static final String ISSUES = "select severity, code, sum(times) as n from inbox_issue where source = ?"
            + " and severity <> 'INFORMATION' group by severity, code order by n desc limit " + LOOKED_AT;
    private static final String ISSUE = "select i.place, i.detail, r.message_id from inbox_issue i"
            + " join inbox_record r on r.id = i.record_id"
            + " where i.source = ? and i.severity = ? and i.code = ? limit 1";
    private static final String CODES = "select element, code, max(display) as display, sum(times) as n,"
            + " min(record_id) as example from inbox_code where source = ?"
            + " group by element, system, code order by n desc limit " + MOST;
    private static final String MESSAGE = "select message_id from inbox_record where id = ?";

    private record Weighed(long weight, Repair repair) {}

    private final JdbcTemplate jdbc;

    Repairs(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<Repair> of(String source) {
        List<Weighed> all = new ArrayList<>();
        jdbc.query(
                REFUSALS,
                row -> {
                    all.add(refusal(row.getString("error_reason"), row.getLong("n"), row.getLong("example")));
                },
                source);
        jdbc.query(
                ISSUES,
                row -> {
                    all.add(issue(source, row.getString("severity"), row.getString("code"), row.getLong("n")));
                },
                source);
        jdbc.query(
                CODES,
                row -> {
                    String message = jdbc.queryForObject(MESSAGE, String.class, row.getLong("example"));
                    all.add(new Weighed(
                            row.getLong("n"),
                            new Repair(
                                    What.CODE,
                                    "WARNING",
                                    row.getString("code"),
                                    row.getString("display"),
                                    row.getLong("n"),
                                    row.getString("element"),
                                    String.valueOf(message))));
                },
                source);
        return all.stream()
                .sorted(Comparator.comparingLong(Weighed::weight).reversed())
                .limit(MOST)
                .map(Weighed::repair)
                .toList();
    }

    private Weighed refusal(String reason, long times, long example) {
        return jdbc.query(
                        REFUSAL,
                        (row, number) -> new Weighed(
                                times * 20,
                                new Repair(
                                        What.REFUSAL,
                                        "ERROR",
                                        reason,
                                        String.valueOf(row.getString("error_text")),
                                        times,
                                        String.valueOf(row.getString("error_place")),
                                        row.getString("message_id"))),
                        example)
                .get(0);
    }

    private Weighed issue(String source, String severity, String code, long times) {
        int weight = severity.equals("ERROR") ? 5 : 2;
        return jdbc
                .query(
                        ISSUE,
                        (row, number) -> new Weighed(
                                times * weight,
                                new Repair(
                                        What.ISSUE,
                                        severity,
                                        code,
                                        row.getString("detail"),
                                        times,
                                        row.getString("place"),
                                        row.getString("message_id"))),
                        source,
                        severity,
                        code)
                .stream()
                .findFirst()
                .orElseGet(() -> new Weighed(0, new Repair(What.ISSUE, severity, code, "", times, "", "")));
    }
}
