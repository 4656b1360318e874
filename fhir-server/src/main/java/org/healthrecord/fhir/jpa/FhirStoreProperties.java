package org.healthrecord.fhir.jpa;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the chart is kept. The JDBC URL alone chooses the database: H2 in a file of the data folder, or PostgreSQL.
 *
 * @param connections HAPI opens nested transactions: at least twice the writing threads plus five
 */
@ConfigurationProperties("health-record.fhir")
record FhirStoreProperties(
        @Nullable String jdbcUrl,
        @DefaultValue("sa") String username,
        @DefaultValue("") String password,
        @DefaultValue("20") int connections) {

    /** Resources stand in their rows: kept apart, as H2 does with all but the shortest, each costs more than its row. */
    private static final String IN_THEIR_ROWS = ";MAX_LENGTH_INPLACE_LOB=32768";

    /**
     * Below how many percent in use H2 copies what is left together: this, and a hundredth of its square while written
     * to. With H2's 90 (81) it copies more than is written, which costs more than all the rest from some hundred MB on.
     */
    private static final String COMPACTING_LESS = ";AUTO_COMPACT_FILL_RATE=30";

    String jdbcUrl(String home) {
        return jdbcUrl == null || jdbcUrl.isBlank()
                ? "jdbc:h2:file:" + absolute(home) + "/fhir;DB_CLOSE_ON_EXIT=FALSE" + IN_THEIR_ROWS + COMPACTING_LESS
                : jdbcUrl;
    }

    private static String absolute(String home) {
        return java.nio.file.Path.of(home).toAbsolutePath().normalize().toString();
    }
}
