package org.healthrecord.ingest.inbox.row;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.healthrecord.ingest.inbox.record.Settlement;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.mapping.score.Tally;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What is counted of the records of each source and kind, by the hour in which they arrived. A batch of settlements adds a row with
 * the difference to what was counted before, so that no replay counts twice and no two workers wait for one row.
 */
public final class TallyRows {
    public static final int TALLY = 4000;
    private static final String INSERT = "insert into inbox_tally (source, kind, arrived, tally) values (?, ?, ?, ?)";

    private TallyRows() {}

    /** @param arrived hours since 1970 in UTC */
    public record Group(String source, String kind, long arrived) {}

    public static void settled(JdbcTemplate jdbc, List<Settlement> settlements) {
        Map<Group, Tally> changes = new LinkedHashMap<>();
        for (Settlement s : settlements) {
            if (!s.state().isOpen()) {
                String before = s.record().kind();
                String kind = s.unit() == null ? before : s.unit().kind();
                if (!s.record().tally().isEmpty()) {
                    Group earlier = group(s, before);
                    changes.put(earlier, of(changes, earlier).minus(s.record().tally()));
                }
                Group now = group(s, kind);
                changes.put(now, of(changes, now).plus(s.tally()));
            }
        }
        insert(jdbc, changes);
    }

    public static void insert(JdbcTemplate jdbc, Map<Group, Tally> changes) {
        jdbc.batchUpdate(
                INSERT,
                changes.entrySet().stream()
                        .filter(change -> !change.getValue().isEmpty())
                        .map(change -> new Object[] {
                            change.getKey().source(),
                            change.getKey().kind(),
                            change.getKey().arrived(),
                            Column.text(change.getValue().toString(), TALLY)
                        })
                        .toList());
    }

    public static long hour(Instant at) {
        return TimeUnit.SECONDS.toHours(at.getEpochSecond());
    }

    private static Tally of(Map<Group, Tally> changes, Group group) {
        return changes.getOrDefault(group, Tally.NONE);
    }

    private static Group group(Settlement s, String kind) {
        return new Group(
                s.record().source(),
                Column.text(kind, Column.NAME),
                hour(s.record().received()));
    }
}
