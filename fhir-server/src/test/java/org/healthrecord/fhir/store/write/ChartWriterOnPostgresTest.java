package org.healthrecord.fhir.store.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.healthrecord.fhir.Samples.patient;

import org.healthrecord.fhir.store.ChartsOnPostgres;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@Tag("slow")
class ChartWriterOnPostgresTest extends ChartWriterContract {
    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        ChartsOnPostgres.start(properties);
    }

    /** The same write never succeeds, so that it is no reason to try again later. */
    @Test
    void aCharacterThatPostgresDoesNotTakeIsAFaultOfTheRecord() {
        Patient patient = patient("refused");
        patient.addName().setFamily("Ostran\u0000der");

        assertThatThrownBy(() -> write(patient))
                .isInstanceOf(NonTransientDataAccessException.class)
                .hasMessageNotContaining("Another writer");
        assertThat(status("Patient/refused")).isEqualTo(404);
    }
}
