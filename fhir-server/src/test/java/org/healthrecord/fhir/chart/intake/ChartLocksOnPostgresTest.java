package org.healthrecord.fhir.chart.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.healthrecord.database.Dialect;
import org.healthrecord.fhir.OurTables;
import org.healthrecord.fhir.chart.assertion.ListQueries;
import org.healthrecord.fhir.chart.lock.ChartLocks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Tables that PostgreSQL has not counted yet, as on the first day of a store. */
@Tag("slow")
class ChartLocksOnPostgresTest {
    private static final String FACTS =
            "select f.* from " + ListQueries.TEXTS + " join chart_fact f on f.resource_id = these.id";

    private static EmbeddedPostgres server;
    private static JdbcTemplate jdbc;
    private static TransactionTemplate transaction;
    private static ChartLocks locks;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().start();
        DataSource database = server.getPostgresDatabase();
        OurTables.make(database, Dialect.POSTGRESQL);
        jdbc = new JdbcTemplate(database);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        locks = new ChartLocks(jdbc, true);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void aWriterGoesByTheIndexAlsoWhereReadingTheWholeTableSeemsCheaper() {
        assertThat(plan(FACTS)).contains("Seq Scan on chart_fact");

        transaction.executeWithoutResult(tx -> {
            locks.nodesAlone();
            assertThat(plan(FACTS)).contains("Index Scan using chart_fact_pkey").doesNotContain("Seq Scan on");
        });
        transaction.executeWithoutResult(tx -> {
            locks.nodesShared(Set.of("p1"));
            assertThat(plan(FACTS)).contains("Index Scan using chart_fact_pkey").doesNotContain("Seq Scan on");
        });
    }

    @Test
    void whoeverUsesTheConnectionAfterwardsPlansAsUsual() {
        DataSource one = new SingleConnectionDataSource(server.getJdbcUrl("postgres", "postgres"), true);
        JdbcTemplate same = new JdbcTemplate(one);

        new TransactionTemplate(new DataSourceTransactionManager(one))
                .executeWithoutResult(tx -> new ChartLocks(same, true).nodesAlone());

        assertThat(List.of("enable_seqscan", "enable_hashjoin", "enable_mergejoin"))
                .allSatisfy(setting -> assertThat(same.queryForObject("show " + setting, String.class))
                        .isEqualTo("on"));
    }

    private static String plan(String query) {
        List<String> many = IntStream.range(0, 300).mapToObj(n -> "f" + n).toList();
        return String.join("\n", jdbc.queryForList("explain " + query, String.class, ListQueries.texts(many)));
    }
}
