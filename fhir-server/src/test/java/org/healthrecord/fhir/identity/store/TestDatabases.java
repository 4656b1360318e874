package org.healthrecord.fhir.identity.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Fresh databases with the identity tables, and those of the current lists, by whose dangers pairs are ordered. */
public final class TestDatabases {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private TestDatabases() {}

    public static JdbcClient h2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:identity" + COUNTER.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
        return prepared(source, "h2");
    }

    /** A fresh database in the given server. */
    public static JdbcClient postgres(EmbeddedPostgres server) {
        String name = "identity" + COUNTER.incrementAndGet();
        JdbcClient.create(server.getPostgresDatabase())
                .sql("create database " + name)
                .update();
        return prepared(server.getDatabase("postgres", name), "postgresql");
    }

    public static EmbeddedPostgres server() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JdbcClient prepared(DataSource source, String dialect) {
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/chart/" + dialect + "/V2__identity.sql"),
                        new ClassPathResource("db/chart/" + dialect + "/V20__identity_stewards.sql"),
                        new ClassPathResource("db/chart/" + dialect + "/V40__hidden_by_mark.sql"),
                        new ClassPathResource("db/chart/" + dialect + "/V42__current_lists.sql"),
                        new ClassPathResource("db/chart/" + dialect + "/V50__shared_values_and_held_numbers.sql"),
                        new ClassPathResource("db/chart/" + dialect + "/V63__population.sql"),
                        new ClassPathResource("db/chart/" + dialect + "/V66__dangers.sql"))
                .execute(source);
        return JdbcClient.create(source);
    }
}
