package org.healthrecord.fhir.chart.assertion;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Statements over a list that is one parameter: they read the same for a list of any length, so that the databases
 * prepare them once. The list is joined as {@link #THESE} and the rows are looked up one by one. For {@code = any(?)}
 * H2 would compare each row with the whole list, and use only one column of an index over two.
 */
public final class ListQueries {
    /** The list as a table of one column, {@code these.id}. */
    public static final String THESE = "unnest(cast(? as uuid array)) as these (id)";

    /** The same of texts. */
    public static final String TEXTS = "unnest(cast(? as varchar array)) as these (id)";

    private final JdbcTemplate jdbc;

    public ListQueries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public static SqlArrayValue ids(Collection<UUID> ids) {
        return new SqlArrayValue("uuid", ids.stream().distinct().toArray());
    }

    /** All of them, in their order: the lists of several columns belong together. */
    public static SqlArrayValue texts(Collection<String> texts) {
        return new SqlArrayValue("varchar", texts.toArray());
    }

    /**
     * Nothing is asked over an empty list.
     *
     * @param more the values after the list
     */
    <T> List<T> byIds(String sql, RowMapper<T> row, Collection<UUID> ids, Object... more) {
        return ids.isEmpty() ? List.of() : jdbc.query(sql, row, with(ids(ids), more));
    }

    /**
     * Nothing is asked over an empty list.
     *
     * @param more the values after the list
     */
    public void eachById(String sql, RowCallbackHandler row, Collection<UUID> ids, Object... more) {
        if (!ids.isEmpty()) {
            jdbc.query(sql, row, with(ids(ids), more));
        }
    }

    /** The first column, of keys. */
    List<UUID> keysByIds(String sql, Collection<UUID> ids) {
        return byIds(sql, (rs, n) -> rs.getObject(1, UUID.class), ids);
    }

    private static Object[] with(SqlArrayValue list, Object... more) {
        return Stream.concat(Stream.of(list), Stream.of(more)).toArray();
    }
}
