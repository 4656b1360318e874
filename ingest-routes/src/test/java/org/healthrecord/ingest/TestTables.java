package org.healthrecord.ingest;

import com.zaxxer.hikari.HikariDataSource;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The inbox's tables without the inbox. */
public record TestTables(InboxTables tables, HikariDataSource source) implements AutoCloseable {

    public static TestTables open(String url) {
        var source = new HikariDataSource();
        source.setJdbcUrl(url);
        source.setUsername(url.startsWith("jdbc:h2") ? "sa" : "postgres");
        source.setMaximumPoolSize(8);
        var tables = InboxTables.open(InboxDatabase.of(url), source, new DataSourceTransactionManager(source));
        return new TestTables(tables, source);
    }

    @Override
    public void close() {
        source.close();
    }
}
