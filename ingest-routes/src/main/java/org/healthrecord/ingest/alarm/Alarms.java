package org.healthrecord.ingest.alarm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.springframework.dao.DuplicateKeyException;

/** The alarms as rows. Of one kind there is one that lasts for a source; the table itself refuses a second. */
public final class Alarms {
    /** The characters of a note at most. */
    public static final int NOTE = 2000;

    private static final String RAISED = "raised";
    private static final String ENDED = "ended";
    private static final String ALL = "select * from alarm ";

    private final InboxTables tables;
    private final Clock clock;

    public Alarms(InboxTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /** Those that last, the oldest first. */
    public List<Alarm> lasting() {
        return query("where lasts order by id");
    }

    /** The newest first, ended ones too. */
    public List<Alarm> newest(int most) {
        return query("order by id desc limit ?", most);
    }

    public Optional<Alarm> find(long id) {
        return query("where id = ?", id).stream().findFirst();
    }

    /** Somebody sees to it. The first who says so stands. */
    public Optional<Alarm> acknowledge(long id, String who, String note) {
        tables.jdbc()
                .update(
                        "update alarm set acknowledged = ?, acknowledged_by = ?, note = ? where id = ? and acknowledged is null",
                        Column.time(clock.instant()),
                        Column.text(who, Column.NAME),
                        Column.text(note, NOTE),
                        id);
        tables.flush();
        return find(id);
    }

    void raise(String source, AlarmKind kind, String says) {
        try {
            tables.jdbc()
                    .update(
                            "insert into alarm (source, kind, raised, says, lasts, acknowledged_by, note)"
                                    + " values (?, ?, ?, ?, true, '', '')",
                            source,
                            kind.name(),
                            Column.time(clock.instant()),
                            Column.place(says));
        } catch (DuplicateKeyException raisedElsewhere) {
            // It lasts already.
        }
    }

    void end(Alarm alarm) {
        tables.jdbc()
                .update(
                        "update alarm set ended = ?, lasts = null where id = ? and lasts",
                        Column.time(clock.instant()),
                        alarm.id());
    }

    /** A notice that has not gone out over a way: that an alarm was raised, or that it has ended. */
    record Untold(Alarm alarm, boolean end) {}

    /** What has not gone out over a way since then; of an alarm whose beginning nobody was told, the end is not told. */
    List<Untold> untold(String way, Instant since) {
        Map<Long, Set<String>> told = new HashMap<>();
        tables.jdbc()
                .query(
                        "select n.alarm_id, n.what from alarm_notice n join alarm a on a.id = n.alarm_id"
                                + " where n.way = ? and a.raised >= ?",
                        row -> {
                            told.computeIfAbsent(row.getLong(1), id -> new HashSet<>())
                                    .add(row.getString(2));
                        },
                        way,
                        Column.time(since));
        List<Untold> untold = new ArrayList<>();
        for (Alarm alarm : query("where raised >= ? order by id", Column.time(since))) {
            Set<String> said = told.getOrDefault(alarm.id(), Set.of());
            if (!said.contains(RAISED)) {
                untold.add(new Untold(alarm, false));
            } else if (alarm.ended() != null && !said.contains(ENDED)) {
                untold.add(new Untold(alarm, true));
            }
        }
        return untold;
    }

    void told(Untold notice, String way) {
        tables.jdbc()
                .update(
                        "insert into alarm_notice (alarm_id, way, what, at) values (?, ?, ?, ?)",
                        notice.alarm().id(),
                        way,
                        notice.end() ? ENDED : RAISED,
                        Column.time(clock.instant()));
    }

    private List<Alarm> query(String condition, Object... values) {
        return tables.jdbc().query(ALL + condition, Alarms::alarm, values);
    }

    private static Alarm alarm(ResultSet row, int number) throws SQLException {
        return new Alarm(
                row.getLong("id"),
                row.getString("source"),
                AlarmKind.valueOf(row.getString("kind")),
                Column.instant(row, "raised"),
                row.getString("says"),
                Column.optionalInstant(row, "ended"),
                Column.optionalInstant(row, "acknowledged"),
                row.getString("acknowledged_by"),
                row.getString("note"));
    }
}
