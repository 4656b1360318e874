package org.healthrecord.fhir.store.write;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.healthrecord.fhir.store.schema.Database;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Numbers for the rows of one of HAPI's tables, taken from Hibernate's sequence and read as Hibernate reads them. Each
 * value of the sequence is the last of a block of fifty that is then no other writer's.
 */
final class RowIds {
    private static final int BLOCK = 50;

    private final JdbcTemplate jdbc;
    private final String select;
    private final Deque<Long> lasts = new ArrayDeque<>();
    private long next = 1;
    private long last;

    RowIds(JdbcTemplate jdbc, Database database, String sequence) {
        this.jdbc = jdbc;
        this.select = database.manyOf(sequence);
        // Hibernate reads the very first value differently: as the start of a block that ends with the value it gets
        // next, whichever node took those between. With the first one used up that never happens.
        jdbc.queryForList(select, Long.class, 1);
    }

    /** Makes sure that {@code count} numbers are reserved, in one query. */
    synchronized void prepare(int count) {
        long missing = count - (last - next + 1) - (long) lasts.size() * BLOCK;
        if (missing > 0) {
            List<Long> more = jdbc.queryForList(select, Long.class, (missing + BLOCK - 1) / BLOCK);
            lasts.addAll(more);
        }
    }

    synchronized long next() {
        if (next > last) {
            if (lasts.isEmpty()) {
                prepare(BLOCK);
            }
            last = lasts.removeFirst();
            next = last - BLOCK + 1;
        }
        return next++;
    }
}
