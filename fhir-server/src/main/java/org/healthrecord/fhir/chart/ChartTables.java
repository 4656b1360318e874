package org.healthrecord.fhir.chart;

import org.springframework.jdbc.core.JdbcTemplate;

/** The chart's own tables. */
record ChartTables(AssertionStore assertions, KeyStore keys, Filings filings, FactStore facts) {
    static ChartTables over(JdbcTemplate jdbc, ResourceCodec codec) {
        return new ChartTables(
                new AssertionStore(jdbc, codec), new KeyStore(jdbc), new Filings(jdbc), new FactStore(jdbc));
    }
}
