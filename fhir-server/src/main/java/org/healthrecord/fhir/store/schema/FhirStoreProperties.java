package org.healthrecord.fhir.store.schema;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the chart is kept. The JDBC URL alone chooses the database: H2 in a file of the data folder, or PostgreSQL.
 *
 * @param connections HAPI opens nested transactions: at least twice the writing threads plus five
 */
@ConfigurationProperties("health-record.fhir")
public record FhirStoreProperties(
        @Nullable String jdbcUrl,
        @DefaultValue("sa") String username,
        @DefaultValue("") String password,
        @DefaultValue("20") int connections) {

    /** Resources are in their rows: kept apart, as H2 does with all but the shortest, each costs more than its row. */
    private static final String IN_THEIR_ROWS = ";MAX_LENGTH_INPLACE_LOB=32768";

    /**
     * When H2 copies what is still in use together. While written to it does so as soon as half the percentage in use,
     * plus 50, is below a hundredth of this number's square (of 80: below 28 percent). At rest it does so below the
     * number itself. With its own 90 (below 62 percent) it copies more than is written, which costs more than all the
     * rest from some hundred MB on. With less than 71 it never does so while written to, and the file grows to seven
     * times what is in it.
     */
    private static final String COMPACTING_LESS = ";AUTO_COMPACT_FILL_RATE=80";

    /**
     * H2 keeps eight parsed statements for each connection; a record takes several times as many and had nearly all
     * parsed again.
     */
    private static final String PARSED_ONCE = ";QUERY_CACHE_SIZE=64";

    public String jdbcUrl(String home) {
        return jdbcUrl == null || jdbcUrl.isBlank()
                ? "jdbc:h2:file:" + absolute(home) + "/fhir;DB_CLOSE_ON_EXIT=FALSE" + IN_THEIR_ROWS + COMPACTING_LESS
                        + PARSED_ONCE
                : jdbcUrl;
    }

    private static String absolute(String home) {
        return java.nio.file.Path.of(home).toAbsolutePath().normalize().toString();
    }
}
