package org.healthrecord.fhir.jpa;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class ChartReadsOnPostgresTest extends ChartReadsContract {
    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        ChartsOnPostgres.start(properties);
    }
}
