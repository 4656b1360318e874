package org.healthrecord.fhir.store;

import org.healthrecord.fhir.store.read.ChartReadsContract;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class ChartReadsOnPostgresTest extends ChartReadsContract {
    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        ChartsOnPostgres.start(properties);
    }
}
