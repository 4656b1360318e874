package org.healthrecord.fhir.store.write;

import org.healthrecord.fhir.store.ChartsOnPostgres;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@Tag("slow")
class ChartWriterOnPostgresTest extends ChartWriterContract {
    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        ChartsOnPostgres.start(properties);
    }
}
