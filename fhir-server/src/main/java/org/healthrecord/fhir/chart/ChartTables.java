package org.healthrecord.fhir.chart;

import org.springframework.jdbc.core.JdbcTemplate;

/** The chart's own tables. */
record ChartTables(AssertionStore assertions, KeyStore keys, FactStore facts) {
    static ChartTables over(JdbcTemplate jdbc, ResourceCodec codec) {
        return new ChartTables(new AssertionStore(jdbc, codec), new KeyStore(jdbc), new FactStore(jdbc));
    }
}
