package org.healthrecord.fhir.store.schema;

import ca.uhn.fhir.jpa.migrate.HapiMigrator;
import ca.uhn.fhir.jpa.migrate.tasks.HapiFhirJpaMigrationTasks;
import ca.uhn.fhir.util.VersionEnum;
import java.util.Set;
import javax.sql.DataSource;
import org.healthrecord.database.LockName;
import org.healthrecord.database.Migrations;
import org.healthrecord.database.SessionLock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the database to the shape this version needs, before anything opens it: HAPI's tables by HAPI's own migrator
 * (a new database gets the script its release ships), then ours by Flyway with a history table of its own. One node at a
 * time; the next start completes one that was killed.
 */
public final class Schema {
    static final String HAPI_HISTORY = "FLY_HFJ_MIGRATION";
    static final Migrations CHART = new Migrations("chart", LockName.CHART_SCHEMA);

    private Schema() {}

    public static void migrate(DataSource dataSource, Database database) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        try (SessionLock lock = SessionLock.take(dataSource, database.dialect(), LockName.CHART_SCHEMA)) {
            new UnfinishedSchema(jdbc).clear();
            migrateHapi(dataSource, database);
            CHART.runLocked(dataSource, database.dialect(), 0);
            new TransactionTemplate(new DataSourceTransactionManager(dataSource))
                    .executeWithoutResult(tx -> new ResourceTypeRows(jdbc, database).fill());
        }
    }

    private static void migrateHapi(DataSource dataSource, Database database) {
        HapiMigrator migrator = new HapiMigrator(HAPI_HISTORY, dataSource, database.migrations);
        migrator.createMigrationTableIfRequired();
        migrator.addTasks(new HapiFhirJpaMigrationTasks(Set.of()).getAllTasks(VersionEnum.values()));
        migrator.migrate();
    }
}
