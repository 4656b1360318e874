package org.healthrecord.ingest.inbox.schema;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The inbox's database, its tables up to date. */
public record InboxTables(InboxDatabase database, JdbcTemplate jdbc, TransactionTemplate transaction) {

    /** Bytes that are kept in H2's row itself; larger ones cost three more pages each. */
    private static final int IN_PLACE = 16 << 10;

    public static InboxTables open(InboxDatabase database, DataSource dataSource, PlatformTransactionManager manager) {
        InboxTables tables = new InboxTables(database, new JdbcTemplate(dataSource), new TransactionTemplate(manager));
        if (database == InboxDatabase.H2) {
            tables.jdbc.execute("set max_length_inplace_lob " + IN_PLACE);
        }
        new InboxSchema(tables.jdbc, database).update();
        return tables;
    }

    /** Makes what has been committed durable. */
    public void flush() {
        database.flush(jdbc);
    }
}
