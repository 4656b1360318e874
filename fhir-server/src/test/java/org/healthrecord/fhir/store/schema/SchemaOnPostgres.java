package org.healthrecord.fhir.store.schema;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import javax.sql.DataSource;

/** A PostgreSQL with all tables of the charts, without a server over it. */
public final class SchemaOnPostgres {
    private SchemaOnPostgres() {}

    public static DataSource of(EmbeddedPostgres postgres) {
        DataSource database = postgres.getPostgresDatabase();
        Schema.migrate(database, Database.POSTGRESQL);
        return database;
    }
}
