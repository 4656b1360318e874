package org.healthrecord.fhir.store.schema;

import ca.uhn.fhir.jpa.migrate.DriverTypeEnum;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirH2Dialect;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;
import org.healthrecord.database.Dialect;
import org.jspecify.annotations.Nullable;

/** The databases that can hold the chart, and how they differ. */
public enum Database {
    H2(DriverTypeEnum.H2_EMBEDDED, HapiFhirH2Dialect.class, null),
    // A node that is frozen or whose machine is gone must not keep people locked for the others.
    POSTGRESQL(
            DriverTypeEnum.POSTGRES_9_4,
            HapiFhirPostgresDialect.class,
            "set idle_in_transaction_session_timeout = '120s'; " + Dialect.KEEP_ALIVE);

    final DriverTypeEnum migrations;
    public final Class<?> hibernateDialect;
    /** What is executed first on each connection. */
    public final @Nullable String greeting;

    Database(DriverTypeEnum migrations, Class<?> hibernateDialect, @Nullable String greeting) {
        this.migrations = migrations;
        this.hibernateDialect = hibernateDialect;
        this.greeting = greeting;
    }

    Dialect dialect() {
        return Dialect.valueOf(name());
    }

    /** A query for as many values of a sequence as its parameter says. */
    public String manyOf(String sequence) {
        return this == H2
                ? "select next value for " + sequence + " from system_range(1, ?)"
                : "select nextval('" + sequence + "') from generate_series(1, ?)";
    }

    public static Database of(String jdbcUrl) {
        return valueOf(Dialect.of(jdbcUrl, "health-record.fhir.jdbc-url").name());
    }
}
