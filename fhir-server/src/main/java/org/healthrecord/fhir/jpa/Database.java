package org.healthrecord.fhir.jpa;

import ca.uhn.fhir.jpa.migrate.DriverTypeEnum;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirH2Dialect;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;

/** The databases the chart can stand on, and what differs between them. */
enum Database {
    H2(DriverTypeEnum.H2_EMBEDDED, HapiFhirH2Dialect.class, "h2"),
    POSTGRESQL(DriverTypeEnum.POSTGRES_9_4, HapiFhirPostgresDialect.class, "postgresql");

    final DriverTypeEnum migrations;
    final Class<?> dialect;
    final String scripts;

    Database(DriverTypeEnum migrations, Class<?> dialect, String scripts) {
        this.migrations = migrations;
        this.dialect = dialect;
        this.scripts = scripts;
    }

    /** A query for as many values of a sequence as its parameter says. */
    String manyOf(String sequence) {
        return this == H2
                ? "select next value for " + sequence + " from system_range(1, ?)"
                : "select nextval('" + sequence + "') from generate_series(1, ?)";
    }

    static Database of(String jdbcUrl) {
        if (jdbcUrl.startsWith("jdbc:h2:")) {
            return H2;
        }
        if (jdbcUrl.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        throw new IllegalArgumentException("health-record.fhir.jdbc-url must be a jdbc:h2: or jdbc:postgresql: URL");
    }
}
