package org.healthrecord.ingest.inbox.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition and its values. */
public final class Where {
    private static final String ALL = "1 = 1";

    private final StringBuilder sql = new StringBuilder(ALL);
    private final List<Object> values = new ArrayList<>();

    public void andIfGiven(String condition, @Nullable Object value) {
        if (value != null) {
            and(condition, value);
        }
    }

    public void and(String condition, Object... more) {
        sql.append(" and ").append(condition);
        Collections.addAll(values, more);
    }

    public void and(Where other) {
        and(other.sql(), other.values.toArray());
    }

    /** As many question marks as there are values, for a list of them. */
    public static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    public boolean isEmpty() {
        return values.isEmpty() && sql.toString().equals(ALL);
    }

    public String sql() {
        return sql.toString();
    }

    /** The values, between those the rest of the statement has before and after. */
    public Object[] values(List<?> before, List<?> after) {
        List<Object> all = new ArrayList<>(before);
        all.addAll(values);
        all.addAll(after);
        return all.toArray();
    }
}
