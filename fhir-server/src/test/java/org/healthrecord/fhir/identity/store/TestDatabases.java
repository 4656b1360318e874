package org.healthrecord.fhir.identity.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.healthrecord.database.Dialect;
import org.healthrecord.fhir.OurTables;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fresh databases with the identity tables, and those of the current lists, by whose dangers pairs are ordered. */
public final class TestDatabases {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private TestDatabases() {}

    public static JdbcClient h2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:identity" + COUNTER.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
        return prepared(source, Dialect.H2);
    }

    /** A fresh database in the given server. */
    public static JdbcClient postgres(EmbeddedPostgres server) {
        String name = "identity" + COUNTER.incrementAndGet();
        JdbcClient.create(server.getPostgresDatabase())
                .sql("create database " + name)
                .update();
        return prepared(server.getDatabase("postgres", name), Dialect.POSTGRESQL);
    }

    public static EmbeddedPostgres server() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JdbcClient prepared(DataSource source, Dialect dialect) {
        OurTables.make(source, dialect);
        return JdbcClient.create(source);
    }
}
