package org.healthrecord.fhir.store.schema;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.config.util.ResourceTypeUtil;
import ca.uhn.fhir.jpa.migrate.HapiMigrator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The tables are made once, by whichever node starts first, and outlive a change of version. */
@Tag("slow")
class SchemaTest {
    private static final String LEFT_LOCKED = "insert into \"FLY_HFJ_MIGRATION\" (\"installed_rank\", \"description\","
            + " \"type\", \"script\", \"installed_by\", \"installed_on\", \"execution_time\", \"success\")"
            + " values (-100, 'dead', 'JDBC', '', '', current_date, 0, true)";

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @ParameterizedTest
    @EnumSource
    void aFirstStartThatWasKilledIsMadeGoodByTheNext(Database kind) {
        DataSource database = empty(kind);
        JdbcTemplate jdbc = new JdbcTemplate(database);
        new HapiMigrator(Schema.HAPI_HISTORY, database, kind.migrations).createMigrationTableIfRequired();
        jdbc.update(LEFT_LOCKED);
        jdbc.execute("create table hfj_res_reindex_job (pid bigint)");
        Schema.migrate(database, kind);
        assertThat(rows(jdbc, "hfj_resource")).isZero();
        assertThat(rows(jdbc, "chart_assertion")).isZero();
        assertThat(resourceTypes(jdbc)).hasSameElementsAs(ResourceTypeUtil.generateResourceTypes());
        assertThat(rows(jdbc, "\"FLY_HFJ_MIGRATION\" where \"installed_rank\" = -100"))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void anEarlierVersionsRowsStay(Database kind) {
        DataSource database = empty(kind);
        JdbcTemplate jdbc = new JdbcTemplate(database);
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/chart/" + kind.name().toLowerCase(Locale.ROOT))
                .table(Schema.CHART.history())
                .target("1")
                .load()
                .migrate();
        jdbc.update(
                "insert into chart_registration (owner_id, source, mrn_system, mrn) values (?, 'clinic', 'urn:x', '1')",
                UUID.randomUUID());
        Schema.migrate(database, kind);
        Schema.migrate(database, kind);
        assertThat(rows(jdbc, "chart_registration")).isOne();
        assertThat(rows(jdbc, "identity_registration")).isZero();
        assertThat(rows(jdbc, "hfj_resource")).isZero();
    }

    @Test
    void twoNodesMayStartTogether() {
        DataSource database = empty(Database.POSTGRESQL);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> Schema.migrate(database, Database.POSTGRESQL));
        Schema.migrate(database, Database.POSTGRESQL);
        other.join();
        JdbcTemplate jdbc = new JdbcTemplate(database);
        assertThat(rows(jdbc, "chart_registration")).isZero();
        assertThat(jdbc.queryForList("select \"version\" from \"FLY_HFJ_MIGRATION\"", String.class))
                .doesNotHaveDuplicates();
        assertThat(resourceTypes(jdbc)).contains("Patient").doesNotHaveDuplicates();
    }

    private static List<String> resourceTypes(JdbcTemplate jdbc) {
        return jdbc.queryForList("select res_type from hfj_resource_type", String.class);
    }

    private static int rows(JdbcTemplate jdbc, String from) {
        Integer count = jdbc.queryForObject("select count(*) from " + from, Integer.class);
        return count == null ? -1 : count;
    }

    private static DataSource empty(Database kind) {
        String name = "d" + UUID.randomUUID().toString().replace("-", "");
        if (kind == Database.H2) {
            return new DriverManagerDataSource("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
        }
        new JdbcTemplate(postgres.getPostgresDatabase()).execute("create database " + name);
        return new DriverManagerDataSource(postgres.getJdbcUrl("postgres", name), "postgres", "");
    }
}
