package org.healthrecord.admin.summary;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.healthrecord.ingest.inbox.schema.Column;
import org.springframework.jdbc.core.JdbcTemplate;

/** Groups quarantined records by cause: source, reason and place. */
public final class QuarantineQuery {
    private static final String GROUPS = "select g.source, g.reason, g.place, g.n, g.first_at, g.last_at,"
            + " coalesce(r.error_text, '') as text, r.message_id from"
            + " (select source, coalesce(error_reason, '') as reason, coalesce(error_place, '') as place, count(*) as n,"
            + " min(received) as first_at, max(received) as last_at, max(id) as last_id from inbox_record"
            + " where state = 'QUARANTINED' group by source, coalesce(error_reason, ''), coalesce(error_place, '')) g"
            + " join inbox_record r on r.id = g.last_id order by g.n desc, g.source, g.reason, g.place";

    private final JdbcTemplate jdbc;

    public QuarantineQuery(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<QuarantineGroup> groups() {
        return jdbc.query(GROUPS, QuarantineQuery::group);
    }

    private static QuarantineGroup group(ResultSet row, int number) throws SQLException {
        return new QuarantineGroup(
                row.getString("source"),
                row.getString("reason"),
                row.getString("place"),
                row.getLong("n"),
                Column.instant(row, "first_at"),
                Column.instant(row, "last_at"),
                row.getString("text"),
                row.getString("message_id"));
    }
}
