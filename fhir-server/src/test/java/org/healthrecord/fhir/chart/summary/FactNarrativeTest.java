package org.healthrecord.fhir.chart.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.healthrecord.fhir.Samples;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.junit.jupiter.api.Test;

/** What a reader sees who cannot show the elements. */
class FactNarrativeTest {

    @Test
    void aResultSaysItsNameItsDayAndItsValue() {
        Observation weight = Samples.weight("o1", "p1", "70");
        weight.getCode().setText("Body weight");

        FactNarrative.add(weight);

        assertThat(weight.getText().getStatus()).isEqualTo(NarrativeStatus.GENERATED);
        assertThat(weight.getText().getDivAsString()).contains("Body weight", "2024-03-01", "70 kg", "final");
    }

    @Test
    void markupOfAClinicStaysText() {
        Patient patient = new Patient();
        patient.addName().setFamily("<script>alert(1)</script>");

        FactNarrative.add(patient);

        assertThat(patient.getText().getDivAsString()).doesNotContain("<script").contains("&lt;script");
    }

    @Test
    void theLanguageIsSaidWhereItIsKnown() {
        Patient patient = new Patient();
        patient.setLanguage("es");
        patient.addName().setFamily("Ejemplo");

        FactNarrative.add(patient);

        assertThat(patient.getText().getDivAsString()).contains("lang=\"es\"");
    }

    @Test
    void aNarrativeThatIsThereStays() {
        Patient patient = new Patient();
        patient.addName().setFamily("Sample");
        patient.getText().setStatus(NarrativeStatus.ADDITIONAL).setDivAsString("<div>As the clinic wrote it</div>");

        FactNarrative.add(patient);

        assertThat(patient.getText().getDivAsString()).contains("As the clinic wrote it");
        Provenance provenance = new Provenance();
        FactNarrative.add(provenance);
        assertThat(provenance.hasText()).isFalse();
    }
}
