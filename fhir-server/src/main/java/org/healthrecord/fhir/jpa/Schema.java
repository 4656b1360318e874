package org.healthrecord.fhir.jpa;

import ca.uhn.fhir.jpa.migrate.HapiMigrator;
import ca.uhn.fhir.jpa.migrate.tasks.HapiFhirJpaMigrationTasks;
import ca.uhn.fhir.util.VersionEnum;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the database to the shape this version needs, before anything opens it: HAPI's tables by HAPI's own migrator
 * (a new database gets the script its release ships), then ours by Flyway with a history table of its own.
 */
final class Schema {
    private static final String HAPI_HISTORY = "FLY_HFJ_MIGRATION";
    private static final String OUR_HISTORY = "CHART_SCHEMA_HISTORY";

    private Schema() {}

    static void migrate(DataSource dataSource, Database database) {
        migrateHapi(dataSource, database);
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/chart/" + database.scripts)
                .table(OUR_HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .outOfOrder(true)
                .load()
                .migrate();
    }

    private static void migrateHapi(DataSource dataSource, Database database) {
        HapiMigrator migrator = new HapiMigrator(HAPI_HISTORY, dataSource, database.migrations);
        migrator.createMigrationTableIfRequired();
        migrator.addTasks(new HapiFhirJpaMigrationTasks(Set.of()).getAllTasks(VersionEnum.values()));
        migrator.migrate();
    }
}
