package org.healthrecord.fhir.store.schema;

import ca.uhn.fhir.jpa.migrate.DriverTypeEnum;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirH2Dialect;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;
import org.jspecify.annotations.Nullable;

/** The databases the chart can stand on, and what differs between them. */
public enum Database {
    H2(DriverTypeEnum.H2_EMBEDDED, HapiFhirH2Dialect.class, "h2", null),
    // A node that is frozen or whose machine is gone must not keep people locked for the others.
    POSTGRESQL(
            DriverTypeEnum.POSTGRES_9_4,
            HapiFhirPostgresDialect.class,
            "postgresql",
            "set idle_in_transaction_session_timeout = '120s'; set tcp_keepalives_idle = 15;"
                    + " set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3");

    final DriverTypeEnum migrations;
    public final Class<?> dialect;
    final String scripts;
    /** What is said first on each connection. */
    public final @Nullable String greeting;

    Database(DriverTypeEnum migrations, Class<?> dialect, String scripts, @Nullable String greeting) {
        this.migrations = migrations;
        this.dialect = dialect;
        this.scripts = scripts;
        this.greeting = greeting;
    }

    /** A query for as many values of a sequence as its parameter says. */
    public String manyOf(String sequence) {
        return this == H2
                ? "select next value for " + sequence + " from system_range(1, ?)"
                : "select nextval('" + sequence + "') from generate_series(1, ?)";
    }

    public static Database of(String jdbcUrl) {
        if (jdbcUrl.startsWith("jdbc:h2:")) {
            return H2;
        }
        if (jdbcUrl.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        throw new IllegalArgumentException("health-record.fhir.jdbc-url must be a jdbc:h2: or jdbc:postgresql: URL");
    }
}
