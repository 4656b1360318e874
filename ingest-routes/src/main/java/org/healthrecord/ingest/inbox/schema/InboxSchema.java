package org.healthrecord.ingest.inbox.schema;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.healthrecord.database.LockName;
import org.healthrecord.database.Migrations;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Brings the inbox's tables up to date: each script once, in order, also when several nodes start together. */
final class InboxSchema {
    /** The scripts that the first installations ran without a version; what they did is taken over once. */
    private static final String BEFORE_VERSIONS = "inbox_schema";

    private final JdbcTemplate jdbc;
    private final InboxDatabase database;

    InboxSchema(JdbcTemplate jdbc, InboxDatabase database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    void update() {
        Migrations migrations = new Migrations(
                "inbox",
                LockName.INBOX_SCHEMA,
                Map.of("bytes", database.bytesType()),
                List.of(new V7__Spring_batch(database.name().toLowerCase(Locale.ROOT))));
        migrations.run(Objects.requireNonNull(jdbc.getDataSource()), database.dialect(), doneBefore());
    }

    private int doneBefore() {
        boolean old = !jdbc.queryForList(
                        "select 1 from information_schema.tables where lower(table_name) = ?", BEFORE_VERSIONS)
                .isEmpty();
        return old ? jdbc.queryForList("select 1 from " + BEFORE_VERSIONS).size() : 0;
    }

    /** The tables that Spring Batch's release ships. Flyway reads version and description from the name. */
    private static final class V7__Spring_batch extends BaseJavaMigration {
        private final String database;

        V7__Spring_batch(String database) {
            this.database = database;
        }

        @Override
        public void migrate(Context context) {
            ScriptUtils.executeSqlScript(
                    context.getConnection(),
                    new ClassPathResource("org/springframework/batch/core/schema-" + database + ".sql"));
        }
    }
}
