package org.healthrecord.fhir.store.write;

import org.healthrecord.fhir.store.ChartsOnPostgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class ChartWriterOnPostgresTest extends ChartWriterContract {
    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        ChartsOnPostgres.start(properties);
    }
}
