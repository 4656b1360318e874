package org.healthrecord.fhir.chart.projection;

import org.healthrecord.fhir.chart.assertion.AssertionStore;
import org.healthrecord.fhir.chart.assertion.KeyStore;
import org.healthrecord.fhir.chart.assertion.ResourceCodec;
import org.springframework.jdbc.core.JdbcTemplate;

/** The chart's own tables. */
public record ChartTables(AssertionStore assertions, KeyStore keys, Filings filings, FactStore facts, ListStore lists) {
    public static ChartTables over(JdbcTemplate jdbc, ResourceCodec codec) {
        return new ChartTables(
                new AssertionStore(jdbc, codec),
                new KeyStore(jdbc),
                new Filings(jdbc),
                new FactStore(jdbc),
                new ListStore(jdbc));
    }
}
