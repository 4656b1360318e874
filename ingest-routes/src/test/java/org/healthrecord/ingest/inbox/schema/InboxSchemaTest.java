package org.healthrecord.ingest.inbox.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The inbox's tables, brought up to date. */
class InboxSchemaTest {
    private JdbcTemplate jdbc;

    @BeforeEach
    void newDatabase() {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
        jdbc = new JdbcTemplate(database);
        update();
    }

    @Test
    void aSecondStartChangesNothing() {
        List<String> versions = versions();
        update();
        assertThat(versions()).isEqualTo(versions).contains("1", "7");
    }

    /** An installation from before there were versions has a list of scripts instead. */
    @Test
    void whatWasDoneBeforeThereWereVersionsIsNotDoneAgain() {
        jdbc.execute("drop all objects");
        Flyway.configure()
                .dataSource(jdbc.getDataSource())
                .locations("classpath:db/inbox/common", "classpath:db/inbox/h2")
                .failOnMissingLocations(false)
                .placeholders(Map.of("bytes", InboxDatabase.H2.bytesType()))
                .target("6")
                .load()
                .migrate();
        jdbc.execute("drop table \"flyway_schema_history\"");
        jdbc.execute("create table inbox_schema (script varchar(100) primary key)");
        for (int script = 1; script <= 7; script++) {
            jdbc.update("insert into inbox_schema values (?)", script + ".sql");
        }
        update();
        assertThat(versions()).contains("7").doesNotContain("1");
    }

    private List<String> versions() {
        return jdbc.queryForList(
                "select \"version\" from \"INBOX_SCHEMA_HISTORY\" where \"version\" is not null", String.class);
    }

    private void update() {
        new InboxSchema(jdbc, InboxDatabase.H2).update();
    }
}
