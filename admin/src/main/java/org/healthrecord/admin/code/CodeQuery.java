package org.healthrecord.admin.code;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts the unmapped codes, the most frequent first: what a curator maps from the top. */
public final class CodeQuery {
    private static final String COLUMNS = "select source, element, system, code, max(display) as display,"
            + " sum(times) as n, count(distinct record_id) as records from inbox_code";
    private static final String GROUPS =
            " group by source, element, system, code" + " order by n desc, source, element, system, code limit ?";

    private final JdbcTemplate jdbc;

    public CodeQuery(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<CodeCount> of(@Nullable String source, int most) {
        return source == null
                ? jdbc.query(COLUMNS + GROUPS, CodeQuery::count, most)
                : jdbc.query(COLUMNS + " where source = ?" + GROUPS, CodeQuery::count, source, most);
    }

    private static CodeCount count(ResultSet row, int number) throws SQLException {
        return new CodeCount(
                row.getString("source"),
                row.getString("element"),
                row.getString("system"),
                row.getString("code"),
                row.getString("display"),
                row.getLong("n"),
                row.getLong("records"));
    }
}
